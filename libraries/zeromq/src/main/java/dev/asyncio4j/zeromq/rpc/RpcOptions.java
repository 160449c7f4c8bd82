package dev.asyncio4j.zeromq.rpc;

import dev.asyncio4j.zeromq.ZmqOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The options of services and their clients.
 *
 * <p><i>Python:</i> the keywords of {@code serve_rpc}, {@code connect_rpc} and the others.
 * Immutable: each method returns a copy.
 *
 * <pre>{@code
 * var options = RpcOptions.defaults()
 *     .connect("tcp://127.0.0.1:5555")
 *     .timeout(Duration.ofSeconds(5))
 *     .error("app.TooLarge", args -> new IllegalArgumentException("too large: " + args));
 * RpcClient client = await(Rpc.connectRpc(options));
 * }</pre>
 */
public final class RpcOptions {
  private static final RpcOptions DEFAULTS =
      new RpcOptions(
          ZmqOptions.defaults(),
          null,
          List.of(),
          Map.of(),
          new Logging(false, List.of()),
          Integer.MAX_VALUE);

  private final ZmqOptions zmq;
  private final @Nullable Duration timeout;
  private final List<Translator<?>> translators;
  private final Map<String, Function<List<@Nullable Object>, ? extends Throwable>> errors;
  private final Logging logging;
  private final int maxConcurrentCalls;

  /** The failures of handlers that are logged. */
  record Logging(boolean exceptions, List<Class<? extends Throwable>> excluded) {
    boolean includes(Throwable error) {
      return excluded.stream().noneMatch(type -> type.isInstance(error));
    }
  }

  private RpcOptions(
      ZmqOptions zmq,
      @Nullable Duration timeout,
      List<Translator<?>> translators,
      Map<String, Function<List<@Nullable Object>, ? extends Throwable>> errors,
      Logging logging,
      int maxConcurrentCalls) {
    this.zmq = zmq;
    this.timeout = timeout;
    this.translators = translators;
    this.errors = errors;
    this.logging = logging;
    this.maxConcurrentCalls = maxConcurrentCalls;
  }

  /** {@return the defaults: no endpoint, no timeout, as many calls at once as come} */
  public static RpcOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Listens at endpoints.
   *
   * @param endpoints such as {@code tcp://127.0.0.1:*}, beside those given before
   * @return a changed copy
   */
  public RpcOptions bind(String... endpoints) {
    return zmq(zmq.bind(endpoints));
  }

  /**
   * Connects to endpoints.
   *
   * @param endpoints such as {@code tcp://127.0.0.1:5555}, beside those given before
   * @return a changed copy
   */
  public RpcOptions connect(String... endpoints) {
    return zmq(zmq.connect(endpoints));
  }

  /**
   * Subscribes a pub/sub server to topics.
   *
   * @param topics begin the topics of messages; beside those given before
   * @return a changed copy
   */
  public RpcOptions subscribe(String... topics) {
    return zmq(zmq.subscribe(topics));
  }

  /**
   * Sets the options of the socket, its endpoints among them.
   *
   * @param options take the place of those given before
   * @return a changed copy
   */
  public RpcOptions zmq(ZmqOptions options) {
    Objects.requireNonNull(options, "options");
    return new RpcOptions(options, timeout, translators, errors, logging, maxConcurrentCalls);
  }

  /**
   * Sets how long a call may take: at a client, until its answer is there; at a server, in its
   * handler.
   *
   * @param limit more than zero
   * @return a changed copy
   * @throws IllegalArgumentException if it is not
   */
  public RpcOptions timeout(Duration limit) {
    checkTimeout(limit);
    return new RpcOptions(zmq, limit, translators, errors, logging, maxConcurrentCalls);
  }

  static void checkTimeout(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("timeout must be more than 0, got " + limit);
    }
  }

  /**
   * Logs the exceptions of handlers, which callers of {@code serveRpc} get anyway.
   *
   * <p><i>Python:</i> {@code log_exceptions=}; a pipeline or pub/sub server logs them even so: no
   * one else gets them.
   *
   * @param log false by default
   * @return a changed copy
   */
  public RpcOptions logExceptions(boolean log) {
    return logging(new Logging(log, logging.excluded()));
  }

  /**
   * Excludes exceptions from the log.
   *
   * @param types with what extends them
   * @return a changed copy
   */
  @SafeVarargs
  public final RpcOptions excludeLogExceptions(Class<? extends Throwable>... types) {
    var all = new ArrayList<Class<? extends Throwable>>();
    for (var type : types) all.add(type);
    return logging(new Logging(logging.exceptions(), List.copyOf(all)));
  }

  private RpcOptions logging(Logging changed) {
    return new RpcOptions(zmq, timeout, translators, errors, changed, maxConcurrentCalls);
  }

  /**
   * Adds a type of values; the first that fits is used.
   *
   * <p><i>Python:</i> {@code translation_table={code: (cls, packer, unpacker)}}.
   *
   * @param <T> type of the values
   * @param code of the type on the wire, 0 to 127
   * @param type of the values
   * @param pack makes bytes of a value
   * @param unpack makes a value of bytes
   * @return a changed copy
   * @throws IllegalArgumentException if the code is out of its range, or was given before
   */
  public <T> RpcOptions translator(
      int code, Class<T> type, Function<T, byte[]> pack, Function<byte[], T> unpack) {
    if (code < 0 || code > 127 || translators.stream().anyMatch(it -> it.code() == code)) {
      throw new IllegalArgumentException("code must be new, and 0 to 127, got " + code);
    }
    var all = new ArrayList<>(translators);
    all.add(new Translator<>(code, type, pack, unpack));
    return new RpcOptions(zmq, timeout, List.copyOf(all), errors, logging, maxConcurrentCalls);
  }

  /**
   * Adds an exception of a server that the client shall get as its own.
   *
   * <p><i>Python:</i> {@code error_table={name: cls}}. A class of a user's goes by its own name,
   * whatever it extends. An exception of the JDK's that stands for one of Python's goes by Python's
   * name, and either name will do here: {@code java.lang.IllegalArgumentException} is {@code
   * builtins.ValueError}.
   *
   * @param name of the class there, such as {@code app.TooLarge}
   * @param make makes the exception of the arguments it was made with there; a Java server sends
   *     the message
   * @return a changed copy
   */
  public RpcOptions error(String name, Function<List<@Nullable Object>, ? extends Throwable> make) {
    var all = new HashMap<>(errors);
    all.put(name, make);
    return new RpcOptions(zmq, timeout, translators, Map.copyOf(all), logging, maxConcurrentCalls);
  }

  /**
   * Limits how many calls a server runs at once; at the limit it reads no more.
   *
   * @param calls 1 or more; no limit by default
   * @return a changed copy
   * @throws IllegalArgumentException if it is less
   */
  public RpcOptions maxConcurrentCalls(int calls) {
    if (calls < 1) {
      throw new IllegalArgumentException("maxConcurrentCalls must be > 0, got " + calls);
    }
    return new RpcOptions(zmq, timeout, translators, errors, logging, calls);
  }

  ZmqOptions zmq() {
    return zmq;
  }

  @Nullable Duration timeout() {
    return timeout;
  }

  List<Translator<?>> translators() {
    return translators;
  }

  Map<String, Function<List<@Nullable Object>, ? extends Throwable>> errors() {
    return errors;
  }

  Logging logging() {
    return logging;
  }

  int maxConcurrentCalls() {
    return maxConcurrentCalls;
  }

  @Override
  public String toString() {
    return "RpcOptions[%s, timeout=%s]".formatted(zmq, timeout);
  }
}
