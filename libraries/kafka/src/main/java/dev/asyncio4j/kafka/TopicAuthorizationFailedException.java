package dev.asyncio4j.kafka;

import java.io.Serial;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signals topics that the user may not read or write.
 *
 * <p><i>Python:</i> {@code aiokafka.errors.TopicAuthorizationFailedError}.
 */
public class TopicAuthorizationFailedException extends KafkaException {
  @Serial private static final long serialVersionUID = 1L;

  /** The topics. */
  private final HashSet<String> topics;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   * @param topics which topics
   * @param cause why; null if nothing is known
   */
  public TopicAuthorizationFailedException(
      String message, Set<String> topics, @Nullable Throwable cause) {
    super(message, cause);
    this.topics = new HashSet<>(topics);
  }

  /** {@return the topics} */
  public Set<String> topics() {
    return Set.copyOf(topics);
  }
}
