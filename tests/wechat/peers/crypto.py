"""One request on standard input, one answer on standard output: seal, open or sign with WeRoBot."""

import json
import sys

from werobot.crypto import MessageCrypt
from werobot.utils import get_signature

given = json.load(sys.stdin)
crypt = MessageCrypt(given["token"], given["aesKey"], given["receiver"])
actions = {
    "seal": lambda: crypt.prp_crypto.encrypt(given["message"], given["receiver"]).decode(),
    "open": lambda: {"message": crypt.prp_crypto.decrypt(given["sealed"], given["receiver"]).decode(), "id": given["receiver"]},
    "sign": lambda: get_signature(given["token"], given["timestamp"], given["nonce"], given["sealed"]),
}
json.dump(actions[given["action"]](), sys.stdout)
