package dev.asyncio4j.postgres;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Options of COPY; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the arguments of {@code copy_from_table} and its like.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var csv = CopyOptions.defaults().format(CopyFormat.CSV).header(true).delimiter(";");
 * System.out.println(csv);
 * }</pre>
 */
public final class CopyOptions implements Cloneable {
  private static final CopyOptions DEFAULTS = new CopyOptions();

  private List<String> columns = List.of();
  private @Nullable String schema;
  private @Nullable CopyFormat format;
  private @Nullable String delimiter;
  private @Nullable String nullText;
  private boolean header;
  private @Nullable String quote;
  private @Nullable String escape;
  private List<String> forceQuote = List.of();
  private List<String> forceNotNull = List.of();
  private List<String> forceNull = List.of();
  private @Nullable String encoding;
  private @Nullable String where;
  private @Nullable Duration timeout;

  private CopyOptions() {}

  /** {@return the defaults} */
  public static CopyOptions defaults() {
    return DEFAULTS;
  }

  private CopyOptions with(Consumer<CopyOptions> change) {
    try {
      var copy = (CopyOptions) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Sets the columns; none: all.
   *
   * @param value names
   * @return a changed copy
   */
  public CopyOptions columns(String... value) {
    return with(copy -> copy.columns = List.of(value));
  }

  /** {@return the columns; none: all} */
  public List<String> columns() {
    return columns;
  }

  /**
   * Sets the schema of the table; null: found by the search path.
   *
   * @param value the value
   * @return a changed copy
   */
  public CopyOptions schema(String value) {
    return with(copy -> copy.schema = value);
  }

  /** {@return the schema of the table; null: found by the search path} */
  public @Nullable String schema() {
    return schema;
  }

  /**
   * Sets the format of the data; null: text.
   *
   * @param value the value
   * @return a changed copy
   */
  public CopyOptions format(CopyFormat value) {
    return with(copy -> copy.format = value);
  }

  /** {@return the format of the data; null: text} */
  public @Nullable CopyFormat format() {
    return format;
  }

  /**
   * Sets what stands between columns; null: the default of the format.
   *
   * @param value the value
   * @return a changed copy
   */
  public CopyOptions delimiter(String value) {
    return with(copy -> copy.delimiter = value);
  }

  /** {@return what stands between columns; null: the default of the format} */
  public @Nullable String delimiter() {
    return delimiter;
  }

  /**
   * Sets what stands for null; null: the default of the format.
   *
   * @param value the value
   * @return a changed copy
   */
  public CopyOptions nullText(String value) {
    return with(copy -> copy.nullText = value);
  }

  /** {@return what stands for null; null: the default of the format} */
  public @Nullable String nullText() {
    return nullText;
  }

  /**
   * Sets whether the first line has the names of the columns.
   *
   * @param value the value
   * @return a changed copy
   */
  public CopyOptions header(boolean value) {
    return with(copy -> copy.header = value);
  }

  /** {@return whether the first line has the names of the columns} */
  public boolean header() {
    return header;
  }

  /**
   * Sets the character around values of CSV, or null.
   *
   * @param value the value
   * @return a changed copy
   */
  public CopyOptions quote(String value) {
    return with(copy -> copy.quote = value);
  }

  /** {@return the character around values of CSV, or null} */
  public @Nullable String quote() {
    return quote;
  }

  /**
   * Sets the character before {@code quote} in a value of CSV, or null.
   *
   * @param value the value
   * @return a changed copy
   */
  public CopyOptions escape(String value) {
    return with(copy -> copy.escape = value);
  }

  /** {@return the character before {@code quote} in a value of CSV, or null} */
  public @Nullable String escape() {
    return escape;
  }

  /**
   * Sets the columns that are always quoted; {@code *}: all.
   *
   * @param value names
   * @return a changed copy
   */
  public CopyOptions forceQuote(String... value) {
    return with(copy -> copy.forceQuote = List.of(value));
  }

  /** {@return the columns that are always quoted; {@code *}: all} */
  public List<String> forceQuote() {
    return forceQuote;
  }

  /**
   * Sets the columns in which {@code nullText} is a text.
   *
   * @param value names
   * @return a changed copy
   */
  public CopyOptions forceNotNull(String... value) {
    return with(copy -> copy.forceNotNull = List.of(value));
  }

  /** {@return the columns in which {@code nullText} is a text} */
  public List<String> forceNotNull() {
    return forceNotNull;
  }

  /**
   * Sets the columns in which a quoted {@code nullText} is null.
   *
   * @param value names
   * @return a changed copy
   */
  public CopyOptions forceNull(String... value) {
    return with(copy -> copy.forceNull = List.of(value));
  }

  /** {@return the columns in which a quoted {@code nullText} is null} */
  public List<String> forceNull() {
    return forceNull;
  }

  /**
   * Sets the encoding of the data; null: UTF-8.
   *
   * @param value the value
   * @return a changed copy
   */
  public CopyOptions encoding(String value) {
    return with(copy -> copy.encoding = value);
  }

  /** {@return the encoding of the data; null: UTF-8} */
  public @Nullable String encoding() {
    return encoding;
  }

  /**
   * Sets the condition that a row must meet to be copied into the table, in SQL, or null.
   *
   * @param value the value
   * @return a changed copy
   */
  public CopyOptions where(String value) {
    return with(copy -> copy.where = value);
  }

  /** {@return the condition that a row must meet to be copied into the table, in SQL, or null} */
  public @Nullable String where() {
    return where;
  }

  /**
   * Sets the limit of the whole copy; null: that of the connection.
   *
   * @param value the value
   * @return a changed copy
   */
  public CopyOptions timeout(Duration value) {
    return with(copy -> copy.timeout = value);
  }

  /** {@return the limit of the whole copy; null: that of the connection} */
  public @Nullable Duration timeout() {
    return timeout;
  }

  @Override
  public String toString() {
    return "CopyOptions[columns=" + columns + ", format=" + format + ", header=" + header + "]";
  }
}
