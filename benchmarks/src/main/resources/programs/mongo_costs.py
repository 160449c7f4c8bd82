"""The operations of MongoCosts with motor, pymongo or umongo: python3 mongo_costs.py asyncio|uvloop|blocking|umongo SERVER"""
import sys
import uuid

from costs import Figures, measure, run, tasks

ITERATE = "a document of 20,000, iterated"
FIND = "findOne"
INSERT = "insertMany, each of 1,000"
BUILD = "a document of a class: built, changed, told"
DOCUMENTS, FINDS, TASKS, INSERTS, BUILDS = 20_000, 500, 1_000, 1_000, 1_000
URI = "mongodb://" + sys.argv[2]
DATABASE = "costs-" + str(uuid.uuid4())


def documents(count):
    return [{"n": i, "name": "name %d" % i, "half": i / 2} for i in range(count)]


async def main():
    from motor.motor_asyncio import AsyncIOMotorClient

    client = AsyncIOMotorClient(URI)
    read, written = client[DATABASE]["read"], client[DATABASE]["written"]
    await read.insert_many(documents(DOCUMENTS))

    async def iterate(n):
        got = 0
        async for _ in read.find().limit(n):
            got += 1
        assert got == n

    async def insert(n):
        await written.insert_many(documents(n))
        await written.drop()

    await measure(ITERATE, DOCUMENTS, iterate)
    await tasks(FIND, 1, FINDS, lambda: read.find_one({"n": 0}))
    await tasks(FIND, TASKS, TASKS, lambda: read.find_one({"n": 0}))
    await measure(INSERT, INSERTS, insert)
    await client.drop_database(DATABASE)


def blocking():
    from pymongo import MongoClient

    client = MongoClient(URI)
    read, written = client[DATABASE]["read"], client[DATABASE]["written"]
    read.insert_many(documents(DOCUMENTS))
    for _ in Figures(ITERATE, DOCUMENTS).rounds():
        for _ in read.find().limit(DOCUMENTS):
            pass
    for _ in Figures(FIND + ", 1 task", FINDS).rounds():
        for _ in range(FINDS):
            read.find_one({"n": 0})
    for _ in Figures(INSERT, INSERTS).rounds():
        written.insert_many(documents(INSERTS))
        written.drop()
    client.drop_database(DATABASE)


def build():
    from bson import ObjectId
    from umongo import Document, EmbeddedDocument, fields
    from umongo.frameworks import MotorAsyncIOInstance

    instance = MotorAsyncIOInstance()
    key = ObjectId()

    @instance.register
    class Wheel(EmbeddedDocument):
        size = fields.IntField()

    @instance.register
    class Car(Document):
        name = fields.StrField(required=True)
        doors = fields.IntField(load_default=4)
        wheels = fields.ListField(fields.EmbeddedField(Wheel))

    for _ in Figures(BUILD, BUILDS).rounds():
        for _ in range(BUILDS):
            wheels = [{"size": 15}, {"size": 16}]
            car = Car.build_from_mongo({"_id": key, "name": "red", "doors": 4, "wheels": wheels})
            car.name = "blue"
            car.wheels[0].size = 17
            made = Car(name="green", wheels=[{"size": 15}])
            assert car.to_mongo(update=True) and made.to_mongo()


if sys.argv[1] == "blocking":
    blocking()
elif sys.argv[1] == "umongo":
    build()
else:
    run(main())
