package dev.asyncio4j.postgres;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody1;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Options of a pool; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the arguments of {@code asyncpg.create_pool}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var options = PgPoolOptions.defaults().minSize(2).maxSize(20);
 * try (var pool = await(Postgres.createPool("postgresql://localhost/shop", options))) {
 *   System.out.println(await(pool.fetchVal(String.class, "SELECT version()")));
 * }
 * }</pre>
 */
public final class PgPoolOptions implements Cloneable {
  private static final PgPoolOptions DEFAULTS = new PgPoolOptions();

  private PgOptions connect = PgOptions.defaults();
  private int minSize = 10;
  private int maxSize = 10;
  private int maxQueries = 50_000;
  private Duration maxInactiveConnectionLifetime = Duration.ofSeconds(300);
  private @Nullable VoidBody1<? super PgConnection> setup;
  private @Nullable VoidBody1<? super PgConnection> init;
  private @Nullable VoidBody1<? super PgConnection> reset;
  private @Nullable Supplier<? extends Coroutine<PgConnection>> connector;

  private PgPoolOptions() {}

  /** {@return the defaults} */
  public static PgPoolOptions defaults() {
    return DEFAULTS;
  }

  private PgPoolOptions with(Consumer<PgPoolOptions> change) {
    try {
      var copy = (PgPoolOptions) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Sets the options of each connection.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgPoolOptions connect(PgOptions value) {
    return with(copy -> copy.connect = value);
  }

  /** {@return the options of each connection} */
  public PgOptions connect() {
    return connect;
  }

  /**
   * Sets how many connections are made at once.
   *
   * @param value 0 or more
   * @return a changed copy
   * @throws IllegalArgumentException if {@code value} is negative
   */
  public PgPoolOptions minSize(int value) {
    if (value < 0)
      throw new IllegalArgumentException(
          "min_size is expected to be greater or equal to zero, got " + value);
    return with(copy -> copy.minSize = value);
  }

  /** {@return how many connections are made at once} */
  public int minSize() {
    return minSize;
  }

  /**
   * Sets how many connections there are at most.
   *
   * @param value 1 or more
   * @return a changed copy
   * @throws IllegalArgumentException if {@code value} is 0 or less
   */
  public PgPoolOptions maxSize(int value) {
    if (value <= 0)
      throw new IllegalArgumentException(
          "max_size is expected to be greater than zero, got " + value);
    return with(copy -> copy.maxSize = value);
  }

  /** {@return how many connections there are at most} */
  public int maxSize() {
    return maxSize;
  }

  /**
   * Sets after how many statements a connection is replaced.
   *
   * @param value 1 or more
   * @return a changed copy
   * @throws IllegalArgumentException if {@code value} is 0 or less
   */
  public PgPoolOptions maxQueries(int value) {
    if (value <= 0)
      throw new IllegalArgumentException(
          "max_queries is expected to be greater than zero, got " + value);
    return with(copy -> copy.maxQueries = value);
  }

  /** {@return after how many statements a connection is replaced} */
  public int maxQueries() {
    return maxQueries;
  }

  /**
   * Sets after how much idle time a connection is closed; zero: never.
   *
   * @param value zero or more
   * @return a changed copy
   * @throws IllegalArgumentException if {@code value} is negative
   */
  public PgPoolOptions maxInactiveConnectionLifetime(Duration value) {
    if (value.isNegative())
      throw new IllegalArgumentException(
          "max_inactive_connection_lifetime is expected to be greater or equal to zero, got "
              + value);
    return with(copy -> copy.maxInactiveConnectionLifetime = value);
  }

  /** {@return after how much idle time a connection is closed; zero: never} */
  public Duration maxInactiveConnectionLifetime() {
    return maxInactiveConnectionLifetime;
  }

  /**
   * Sets what is run with a connection each time before it is lent.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgPoolOptions setup(VoidBody1<? super PgConnection> value) {
    return with(copy -> copy.setup = value);
  }

  /** {@return what is run with a connection each time before it is lent} */
  public @Nullable VoidBody1<? super PgConnection> setup() {
    return setup;
  }

  /**
   * Sets what is run with a connection once, when it is made.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgPoolOptions init(VoidBody1<? super PgConnection> value) {
    return with(copy -> copy.init = value);
  }

  /** {@return what is run with a connection once, when it is made} */
  public @Nullable VoidBody1<? super PgConnection> init() {
    return init;
  }

  /**
   * Sets what is run with a connection each time it comes back, in place of its own reset.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgPoolOptions reset(VoidBody1<? super PgConnection> value) {
    return with(copy -> copy.reset = value);
  }

  /** {@return what is run with a connection each time it comes back, in place of its own reset} */
  public @Nullable VoidBody1<? super PgConnection> reset() {
    return reset;
  }

  /**
   * Sets what makes the connections, in place of {@code Postgres.connect}.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgPoolOptions connector(Supplier<? extends Coroutine<PgConnection>> value) {
    return with(copy -> copy.connector = value);
  }

  /** {@return what makes the connections, in place of {@code Postgres.connect}} */
  public @Nullable Supplier<? extends Coroutine<PgConnection>> connector() {
    return connector;
  }

  @Override
  public String toString() {
    return "PgPoolOptions[minSize=" + minSize + ", maxSize=" + maxSize + ", " + connect + "]";
  }
}
