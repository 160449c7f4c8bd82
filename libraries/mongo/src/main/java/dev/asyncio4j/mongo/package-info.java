/**
 * MongoDB's driver with the API of motor: clients, collections, cursors, transactions, GridFS.
 *
 * <p>{@link dev.asyncio4j.mongo.MongoClient} is the door. The types of documents, filters and
 * results are those of MongoDB's own driver.
 */
@NullMarked
package dev.asyncio4j.mongo;

import org.jspecify.annotations.NullMarked;
