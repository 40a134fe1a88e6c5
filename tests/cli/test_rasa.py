"""`xinshimin rasa …` runs Rasa's own commands, without TensorFlow."""


def test_the_training_data_is_valid(run, capfd):
    result = run("rasa", "data", "validate", "--fail-on-warnings")
    assert result.exit_code == 0, capfd.readouterr().err[-3000:]


def test_the_exit_code_is_rasas_own(run):
    assert run("rasa", "no-such-command").exit_code == 2
