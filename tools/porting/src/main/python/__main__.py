"""The door of the archive: `python3 asyncio4j-porting.jar`."""
from asyncio4j_port.__main__ import start

start()
