/**
 * MongoDB on the loops of asyncio4j: the driver as motor has it, and documents as umongo has them.
 *
 * <p>Start with {@link dev.asyncio4j.mongo.MongoClient} or {@link
 * dev.asyncio4j.mongo.odm.Instance}.
 */
module dev.asyncio4j.mongo {
  requires transitive dev.asyncio4j;
  requires transitive org.mongodb.bson;
  requires transitive org.mongodb.driver.core;
  requires org.mongodb.driver.reactivestreams;
  requires org.reactivestreams;
  requires static transitive org.jspecify;

  exports dev.asyncio4j.mongo;
  exports dev.asyncio4j.mongo.odm;
}
