package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.DataConversionException;
import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.PgRecord;
import dev.asyncio4j.postgres.codec.Shape;
import dev.asyncio4j.postgres.codec.TypeCodec;
import dev.asyncio4j.postgres.codec.UnknownTypeException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A prepared statement: how its arguments are written and its rows read. */
final class Statement {
  final String sql;
  final Object handle;
  final TypeCodec[] parameters;
  final TypeCodec[] columns;
  final List<Column> described;

  /** The time of the loop's clock when it was prepared. */
  final long made;

  private final Shape shape;

  /** The columns whose values are received and then decoded. */
  private final int[] decoded;

  /** The number of cursors and the like that use it; while there are any, it is not closed. */
  int users;

  boolean isDropped;

  /** True if it is to be closed after one use: it is too long to be kept. */
  boolean isOnce;

  Statement(
      String sql,
      Object handle,
      TypeCodec[] parameters,
      TypeCodec[] columns,
      List<Column> described,
      long made) {
    this.sql = sql;
    this.handle = handle;
    this.parameters = parameters;
    this.columns = columns;
    this.described = described;
    this.made = made;
    shape = new Shape(described.stream().map(Column::name).toList());
    decoded = IntStream.range(0, columns.length).filter(i -> !columns[i].isPrompt()).toArray();
  }

  /**
   * Makes of arguments what the client below takes.
   *
   * @throws InterfaceException if there are too many or too few
   * @throws DataConversionException if one does not fit its type
   */
  @Nullable Object[] encode(@Nullable Object @Nullable [] args) {
    if (args == null || args.length != parameters.length) throw wrongNumber(args);
    var encoded = new @Nullable Object[args.length];
    for (int i = 0; i < args.length; i++) {
      var value = args[i];
      if (value == null) continue;
      try {
        encoded[i] = parameters[i].encode(value);
      } catch (DataConversionException | ArithmeticException e) {
        throw new DataConversionException(
            "invalid input for query argument $%d of type %s: %s"
                .formatted(i + 1, parameters[i].type().name(), e.getMessage()),
            e);
      }
    }
    return encoded;
  }

  private InterfaceException wrongNumber(@Nullable Object @Nullable [] args) {
    int expected = parameters.length;
    int got = args == null ? 1 : args.length;
    boolean isSpread = args == null || args.getClass() != Object[].class;
    return new InterfaceException(
        "the server expects %d argument%s for this query, %d %s passed%s"
            .formatted(
                expected,
                expected == 1 ? "" : "s",
                got,
                got == 1 ? "was" : "were",
                isSpread
                    ? ". HINT: Java spreads an array or a null over the arguments: pass arrays as"
                        + " List.of(…), null as (Object) null"
                    : ""));
  }

  /**
   * Makes records of rows.
   *
   * @param unknown learns a type that only values name; it may wait, or throw
   */
  List<PgRecord> records(List<@Nullable Object[]> rows, Consumer<UnknownTypeException> unknown) {
    if (decoded.length > 0) for (var row : rows) while (!decode(row, unknown)) {}
    return new Records(shape, rows);
  }

  /** Decodes a row, all of it or nothing. {@return whether it did} */
  private boolean decode(@Nullable Object[] row, Consumer<UnknownTypeException> unknown) {
    var values = new @Nullable Object[decoded.length];
    try {
      for (int i = 0; i < values.length; i++) {
        var raw = row[decoded[i]];
        if (raw != null) values[i] = columns[decoded[i]].decode(raw);
      }
    } catch (UnknownTypeException e) {
      unknown.accept(e);
      return false;
    }
    for (int i = 0; i < values.length; i++) row[decoded[i]] = values[i];
    return true;
  }

  @Override
  public String toString() {
    return "statement " + sql;
  }
}
