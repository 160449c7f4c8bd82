package dev.asyncio4j.mongo.odm;

import java.io.Serial;

/**
 * A field in the database that the strict type of the document does not have.
 *
 * <p><i>Python:</i> {@code umongo.exceptions.UnknownFieldInDBError}.
 */
public final class UnknownFieldInDbException extends UmongoException {
  @Serial private static final long serialVersionUID = 1L;

  /** The name of the field in the database. */
  private final String field;

  /** The name of the type. */
  private final String document;

  UnknownFieldInDbException(String field, String document) {
    super(
        "%s has no field '%s', which is in the database: add it, or @Meta(strict = false)"
            .formatted(document, field));
    this.field = field;
    this.document = document;
  }

  /** {@return the name of the field in the database} */
  public String field() {
    return field;
  }

  /** {@return the name of the type} */
  public String document() {
    return document;
  }
}
