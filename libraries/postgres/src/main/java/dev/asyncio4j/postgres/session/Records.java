package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.PgRecord;
import dev.asyncio4j.postgres.codec.Row;
import dev.asyncio4j.postgres.codec.Shape;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A list of records over rows of values, which nothing changes: a record is made when asked for.
 */
final class Records extends AbstractList<PgRecord> implements RandomAccess {
  private final Shape shape;
  private final List<@Nullable Object[]> rows;

  Records(Shape shape, List<@Nullable Object[]> rows) {
    this.shape = shape;
    this.rows = rows;
  }

  @Override
  public PgRecord get(int index) {
    return new Row(shape, rows.get(index));
  }

  @Override
  public int size() {
    return rows.size();
  }
}
