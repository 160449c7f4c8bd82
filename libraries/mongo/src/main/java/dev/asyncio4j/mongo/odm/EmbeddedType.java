package dev.asyncio4j.mongo.odm;

import java.util.Map;
import org.bson.Document;

/**
 * A registered class of documents that are inside of others.
 *
 * <p><i>Python:</i> the class that {@code Instance.register} returns.
 *
 * @param <E> the class
 */
public interface EmbeddedType<E extends Embedded> {
  /**
   * Makes one with the defaults of its fields.
   *
   * @return the document
   * @throws AbstractDocumentException if the class is abstract
   */
  E create();

  /**
   * Makes one.
   *
   * @param values by the names of the fields
   * @return the document
   * @throws ValidationException if a value is refused, or its name unknown: with all that is wrong
   * @throws AbstractDocumentException if the class is abstract
   */
  E create(Map<String, ?> values);

  /**
   * Makes one of what the database has.
   *
   * @param stored as the database has it
   * @return the document
   * @throws UnknownFieldInDbException if it has a field that the class does not have
   */
  E buildFromMongo(Document stored);

  /** {@return its fields} */
  Schema schema();

  /** {@return the class} */
  Class<E> type();

  /** {@return the simple name of the class} */
  String name();
}
