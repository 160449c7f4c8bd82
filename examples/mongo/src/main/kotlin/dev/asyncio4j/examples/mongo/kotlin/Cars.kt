package dev.asyncio4j.examples.mongo.kotlin

import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.mongo.MongoClient
import dev.asyncio4j.mongo.odm.Doc
import dev.asyncio4j.mongo.odm.Field
import dev.asyncio4j.mongo.odm.Fields
import dev.asyncio4j.mongo.odm.Instance

/** A document whose fields are constants of its companion. */
class Car : Doc() {
  companion object {
    @JvmField val NAME: Field<String> = Fields.str().required()
    @JvmField val DOORS: Field<Int> = Fields.integer().defaultValue(4)
  }
}

/** A car is stored, changed and found, with Kotlin's coroutines. */
fun main() = runAsyncio {
  val server = System.getProperty("mongo", System.getenv("MONGO") ?: "127.0.0.1:27017")
  val client = MongoClient.create("mongodb://$server")
  try {
    val cars = Instance.of(client.database("kotlin")).register(Car::class.java)
    cars.collection().drop().await()
    val car = cars.create(mapOf("name" to "red"))
    car.commit().await()
    car.set(Car.DOORS, 2)
    println(car.toMongoUpdate()?.toJson())
    car.commit().await()
    println(cars.findOne().await()?.get(Car.DOORS))
  } finally {
    client.closeAsync().await()
  }
}
