/**
 * Documents with fields, validation and references, as umongo has them.
 *
 * <p>{@link dev.asyncio4j.mongo.odm.Instance} is the door; {@link dev.asyncio4j.mongo.odm.Fields}
 * has the fields of documents.
 */
@NullMarked
package dev.asyncio4j.mongo.odm;

import org.jspecify.annotations.NullMarked;
