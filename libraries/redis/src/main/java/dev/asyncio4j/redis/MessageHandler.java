package dev.asyncio4j.redis;

/**
 * A thing that a subscription does with the messages of a channel or pattern.
 *
 * <p><i>Python:</i> a handler. It runs in the task that reads the subscription, and may await.
 *
 * @param <V> the type of channels and data
 */
@FunctionalInterface
public interface MessageHandler<V> {
  /**
   * Handles a message.
   *
   * @param message what was published
   * @throws Exception if it fails; who reads the subscription gets the same object
   */
  void handle(PubSubMessage<V> message) throws Exception;
}
