package dev.asyncio4j.zeromq.rpc;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * A client that publishes calls by topic.
 *
 * <p><i>Python:</i> {@code aiozmq.rpc.pubsub.PubSubClient}: {@code client.publish(topic).f(1)} is
 * {@code publish(topic, "f", 1)}.
 *
 * <p><b>Cancellation:</b> a call that was not sent is not sent.
 *
 * <pre>{@code
 * var options = RpcOptions.defaults().connect("tcp://127.0.0.1:5555");
 * PubSubClient client = await(Rpc.connectPubSub(options));
 * await(client.publish("sport", "note", "goal"));
 * }</pre>
 */
public interface PubSubClient extends RpcService {
  /**
   * Publishes a call; ZeroMQ drops it for subscribers that are away or slow.
   *
   * @param topic stands for its UTF-8; null: the empty one
   * @param name of the function, with dots between namespaces
   * @param args values of msgpack, or translated ones
   * @return the coroutine to await
   * @throws PackException if an argument cannot be sent
   * @throws ServiceClosedException when awaited, if the client is closed
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> publish(@Nullable String topic, String name, @Nullable Object... args);

  /**
   * Publishes a call, as {@link #publish(String, String, Object...)} does.
   *
   * @param topic any bytes
   * @param name of the function
   * @param args values of msgpack, or translated ones
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> publish(byte[] topic, String name, @Nullable Object... args);

  /**
   * Returns an object whose methods publish calls of their names, in snake_case.
   *
   * @param <I> the interface
   * @param topic of all calls; null: the empty one
   * @param api an interface whose methods return {@code Coroutine<Void>}
   * @return publishes {@code goal_shot} where {@code goalShot} is called
   * @throws IllegalArgumentException if it is no interface, a method returns anything else, or a
   *     default method is in a package that its module does not open
   */
  <I> I proxy(@Nullable String topic, Class<I> api);
}
