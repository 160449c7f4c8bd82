# Inheritance in one collection, an abstract parent, hooks that await, and cursors of documents.
import asyncio, os
import motor.motor_asyncio as motor
from umongo import Document, EmbeddedDocument, fields
from umongo.exceptions import AbstractDocumentError, NotRegisteredDocumentError, UpdateError
from umongo.frameworks import MotorAsyncIOInstance

instance = MotorAsyncIOInstance()
steps = []

@instance.register
class Animal(Document):
    name = fields.StrField(required=True)

    class Meta:
        abstract = True

@instance.register
class Dog(Animal):
    age = fields.IntField(load_default=0)
    version = fields.IntField(load_default=1)

    class Meta:
        collection_name = "dog"

    async def pre_insert(self):
        await asyncio.sleep(0)
        steps.append("pre_insert " + self.name)

    async def post_insert(self, result):
        await asyncio.sleep(0)
        steps.append("post_insert " + str(result.inserted_id == self.pk))

    def pre_update(self):
        steps.append("pre_update")
        version = self.version
        self.version = version + 1
        return {"version": version}

    async def post_update(self, result):
        steps.append("post_update " + str(result.modified_count))

    async def pre_delete(self):
        steps.append("pre_delete")

    async def post_delete(self, result):
        steps.append("post_delete " + str(result.deleted_count))

@instance.register
class Guide(Dog):
    owner = fields.StrField()

@instance.register
class Puppy(Guide):
    toys = fields.ListField(fields.StrField())

@instance.register
class Part(EmbeddedDocument):
    size = fields.IntField()

@instance.register
class Wing(Part):
    color = fields.StrField()

@instance.register
class Bird(Animal):
    parts = fields.ListField(fields.EmbeddedField(Part))

def told():
    print(steps)
    steps.clear()

async def main():
    db = motor.AsyncIOMotorClient("mongodb://" + os.environ.get("MONGO", "127.0.0.1:27017"))["inheritance"]
    instance.set_db(db)
    await Dog.collection.drop()
    await Bird.collection.drop()
    try:
        Animal(name="none")
    except AbstractDocumentError:
        print("AbstractDocumentError")
    for dog in (Dog(name="x"), Guide(name="y", owner="o")):
        print(sorted(dog.to_mongo().items()))

    rex = Dog(name="rex", age=3)
    await rex.commit()
    told()
    await Guide(name="gil", age=5, owner="Ann").commit()
    await Puppy(name="pip", toys=["ball"]).commit()
    steps.clear()
    print(Guide.collection.name, Puppy.collection.name)
    for kind in (Dog, Guide, Puppy):
        found = [type(d).__name__ + " " + d.name async for d in kind.find().sort("name", 1)]
        print(kind.__name__, found, await kind.count_documents())
    print(list((await Dog.find_one({"name": "pip"})).toys), await Puppy.find_one({"name": "gil"}))
    print(sorted([d.get("_cls", "-") async for d in Dog.collection.find()]))

    twin = await Dog.find_one({"name": "rex"})
    rex.age = 4
    await rex.commit()
    told()
    twin.age = 9
    try:
        await twin.commit()
    except UpdateError:
        print("UpdateError")
    told()
    await rex.delete()
    told()

    for i in range(12):
        await Dog(name="n%02d" % i, age=i).commit()
    steps.clear()
    cursor = Dog.find({"age": {"$lt": 10}, "name": {"$regex": "^n"}}).sort("age", -1).skip(2).limit(5)
    print([d.age for d in await cursor.to_list(None)])
    cursor = Dog.find({"name": {"$regex": "^n"}}).sort("age", 1)
    print([d.age for d in await cursor.to_list(3)], [d.age for d in await cursor.to_list(2)])
    print(sum([d.age async for d in Dog.find({"age": {"$gte": 6}})]))

    bird = Bird(name="b", parts=[{"size": 1}, Wing(size=2, color="red"), {"cls": "Wing", "size": 3}])
    await bird.commit()
    for part in (await Bird.collection.find_one())["parts"]:
        print(sorted(part.items()))
    print([type(p).__name__ for p in (await Bird.find_one()).parts])
    await Dog.collection.insert_one({"_cls": "Cat", "name": "tom"})
    try:
        await Dog.find_one({"name": "tom"})
    except NotRegisteredDocumentError:
        print("NotRegisteredDocumentError")

asyncio.run(main())
