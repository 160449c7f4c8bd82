package dev.asyncio4j.postgres.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.asyncio4j.postgres.CopyFormat;
import dev.asyncio4j.postgres.CopyOptions;
import dev.asyncio4j.postgres.DataConversionException;
import dev.asyncio4j.postgres.UnsupportedClientFeatureException;
import dev.asyncio4j.postgres.codec.JavaRecords;
import dev.asyncio4j.postgres.codec.Out;
import dev.asyncio4j.postgres.codec.TypeCodec;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows that are copied into a table, in the server's binary format. */
final class RecordCopying implements Iterator<byte[]> {
  private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(ISO_8859_1);
  private static final int BLOCK = 64 * 1024;

  private final Iterator<?> rows;
  private final Statement table;
  private final Out out = new Out();
  private int number;
  private boolean isOver;

  private RecordCopying(Iterator<?> rows, Statement table) {
    this.rows = rows;
    this.table = table;
    out.raw(SIGNATURE).i4(0).i4(0);
  }

  static String in(Work work, String table, Iterable<?> rows, CopyOptions options)
      throws Exception {
    var schema = options.schema() == null ? "" : CopySql.identifier(options.schema()) + ".";
    var columns =
        options.columns().isEmpty()
            ? "*"
            : options.columns().stream().map(CopySql::identifier).collect(Collectors.joining(", "));
    var like = "SELECT " + columns + " FROM " + schema + CopySql.identifier(table) + " LIMIT 0";
    var statement = work.session.statements.of(like);
    work.session.statements.ran(statement);
    for (TypeCodec column : statement.columns)
      if (!column.isBinary())
        throw new UnsupportedClientFeatureException(
            "no binary format for values of %s: use copyToTable".formatted(column.type().name()));
    var sql = CopySql.toTable(table, options.format(CopyFormat.BINARY));
    return Copying.in(work, sql, () -> new RecordCopying(rows.iterator(), statement));
  }

  @Override
  public boolean hasNext() {
    return !isOver;
  }

  @Override
  public byte[] next() {
    if (isOver) throw new NoSuchElementException("no more records to copy: all were sent");
    while (out.size() < BLOCK && !isOver) {
      if (rows.hasNext()) write(JavaRecords.row(rows.next()));
      else {
        out.i2(-1);
        isOver = true;
      }
    }
    return out.take();
  }

  private void write(@Nullable Object[] row) {
    number++;
    var columns = table.columns;
    if (row.length != columns.length)
      throw new DataConversionException(
          "row %d: expected %d columns, got %d".formatted(number, columns.length, row.length));
    out.i2(row.length);
    for (int i = 0; i < row.length; i++) {
      try {
        out.sized(columns[i], row[i]);
      } catch (DataConversionException e) {
        throw new DataConversionException(
            "row %d, column \"%s\": %s"
                .formatted(number, table.described.get(i).name(), e.getMessage()),
            e);
      }
    }
  }
}
