package dev.asyncio4j.postgres;

/**
 * Options of a codec; each wither gives a changed copy.
 *
 * @param schema where the type lives
 */
public record CodecOptions(String schema) {
  private static final CodecOptions DEFAULTS = new CodecOptions("public");

  /** {@return the schema {@code public}} */
  public static CodecOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the schema of the type.
   *
   * @param name such as {@code pg_catalog}
   * @return a changed copy
   */
  public CodecOptions schema(String name) {
    return new CodecOptions(name);
  }
}
