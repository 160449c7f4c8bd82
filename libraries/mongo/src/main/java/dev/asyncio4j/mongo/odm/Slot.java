package dev.asyncio4j.mongo.odm;

/**
 * The place of a field in the documents of a type.
 *
 * @param name in Java
 * @param mongoName in the database
 * @param index among the values of a document
 */
record Slot(Field<?> field, String name, String mongoName, int index) {}
