"""Where the code that a graph component depends on stands."""

import bot.language
import bot.language.intents
from bot.nlu.sources import package_folder
from bot.settings import ROOT


def test_the_folder_of_a_package_holds_its_files():
    assert package_folder(bot.language) == ROOT / "bot" / "language"
    assert (package_folder(bot.language) / "masking.py").is_file()


def test_the_folder_of_a_module_is_the_folder_it_stands_in():
    assert package_folder(bot.language.intents) == ROOT / "bot" / "language"
