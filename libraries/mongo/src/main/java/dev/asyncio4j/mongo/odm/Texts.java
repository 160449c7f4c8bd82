package dev.asyncio4j.mongo.odm;

import java.util.Map;

/** The usual texts of errors, by their keys. */
final class Texts {
  static final String UNKNOWN = "Unknown field.";

  static final Map<String, String> USUAL =
      Map.of(
          "required", "Missing data for required field.",
          "null", "Field may not be null.",
          "unique", "Field value must be unique.",
          "unique_compound", "Values of fields {fields} must be unique together.",
          "not_found", "Reference not found for document {document}.");

  private Texts() {}
}
