package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Body1;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody1;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A client: on shared connections, or bound to one. */
final class RedisImpl<V> implements Redis<V> {
  private final ClientCore core;
  private final Sender sender;
  private final RedisCodec<V> codec;

  /** Readers of replies that users have set, by the name of the command. */
  private final Map<String, Function<Object, ?>> callbacks;

  RedisImpl(ClientCore core, RedisCodec<V> codec) {
    this(core, core, codec, new HashMap<>());
  }

  private RedisImpl(
      ClientCore core,
      Sender sender,
      RedisCodec<V> codec,
      Map<String, Function<Object, ?>> callbacks) {
    this.core = core;
    this.sender = sender;
    this.codec = codec;
    this.callbacks = callbacks;
  }

  @Override
  public <T extends @Nullable Object> Coroutine<T> call(Reply<T> reply, Object... arguments) {
    var spec = CommandTable.of(arguments);
    var words = Words.of(spec, arguments, codec);
    return async(() -> read(reply, spec, sender.call(spec, words)));
  }

  @SuppressWarnings("unchecked") // a user's callback says what the command returns
  private <T extends @Nullable Object> T read(
      Reply<T> reply, CommandSpec spec, @Nullable Object tree) {
    var callback = callbacks.isEmpty() ? null : callbacks.get(spec.name());
    if (callback == null) return reply.read(spec.name(), tree, codec);
    return (T) callback.apply(Reply.any().read(spec.name(), tree, codec));
  }

  @Override
  public void setResponseCallback(String command, Function<Object, ?> reader) {
    callbacks.put(CommandTable.of(command).name(), reader);
  }

  @Override
  public RedisPipeline<V> pipeline(boolean transaction) {
    return new PipelineImpl<>(sender, codec, transaction);
  }

  @Override
  public Coroutine<List<Object>> transaction(
      VoidBody1<? super RedisPipeline<V>> body, Object... watches) {
    return async(() -> Transactions.run(pipeline(), body, watches));
  }

  @Override
  public <T extends @Nullable Object> Coroutine<T> transactionValue(
      Body1<? super RedisPipeline<V>, T> body, Object... watches) {
    return async(() -> Transactions.value(pipeline(), body, watches));
  }

  @Override
  public RedisPubSub<V> pubSub(PubSubOptions options) {
    return new PubSubImpl<>(new PubSubNodes.Single(core), codec, options);
  }

  @Override
  public Coroutine<RedisMonitor> monitor() {
    return async(() -> MonitorImpl.start(core));
  }

  @Override
  public Redis<V> connection() {
    return new RedisImpl<>(core, new BoundSender(core), codec, callbacks);
  }

  @Override
  public RedisPoolStatistics statistics() {
    return core.statistics();
  }

  @Override
  public Coroutine<@Nullable Void> disconnect() {
    return async(core::disconnect);
  }

  @Override
  public void close() {
    if (sender instanceof BoundSender bound) bound.close();
    else core.close();
  }

  @Override
  public String toString() {
    return sender == core ? core.toString() : "<Redis connection of %s>".formatted(core);
  }

  ClientCore core() {
    return core;
  }
}
