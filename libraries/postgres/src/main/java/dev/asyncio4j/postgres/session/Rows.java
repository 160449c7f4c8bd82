package dev.asyncio4j.postgres.session;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/** Puts the rows that the client below has read into an answer. */
record Rows(Answer answer) implements Collector<Row, Answer, Void> {
  private static final BiConsumer<Answer, Row> ADD = (answer, row) -> answer.rows.add(values(row));
  private static final BinaryOperator<Answer> FIRST = (first, second) -> first;
  private static final Function<Answer, Void> NOTHING = done -> null;

  @Override
  public Supplier<Answer> supplier() {
    return this::answer;
  }

  @Override
  public BiConsumer<Answer, Row> accumulator() {
    return ADD;
  }

  @Override
  public BinaryOperator<Answer> combiner() {
    return FIRST;
  }

  @Override
  public Function<Answer, Void> finisher() {
    return NOTHING;
  }

  @Override
  public Set<Characteristics> characteristics() {
    return Set.of();
  }

  private static @Nullable Object[] values(Row row) {
    var values = new @Nullable Object[row.size()];
    for (int i = 0; i < values.length; i++) values[i] = plain(row.getValue(i));
    return values;
  }

  /** Looks for texts and numbers first: to ask for a class is cheaper than for an interface. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof String || value instanceof Number) return value;
    return value instanceof Buffer bytes ? bytes.getBytes() : value;
  }
}
