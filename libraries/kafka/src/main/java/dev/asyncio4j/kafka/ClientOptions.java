package dev.asyncio4j.kafka;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The options that producers, consumers and clients for administration have in common.
 *
 * <p><i>Python:</i> keyword arguments of the same names, without {@code _ms}. Immutable: each
 * method returns a copy.
 *
 * @param <O> the type of the options
 */
public abstract sealed class ClientOptions<O>
    permits ProducerOptions, ConsumerOptions, AdminOptions {
  private final ClientSettings values;

  ClientOptions(ClientSettings values) {
    this.values = values;
  }

  abstract O changed(Consumer<ClientSettings> change);

  /**
   * Sets the brokers that are asked first; they name the others.
   *
   * @param servers {@code host:port} each
   * @return a changed copy
   * @throws IllegalArgumentException if there is none, or one has no port
   */
  public O bootstrapServers(String... servers) {
    return changed(copy -> copy.bootstrapServers = Check.servers(servers));
  }

  /**
   * Sets the name that brokers and threads show.
   *
   * @param clientId the name; null for {@code asyncio4j-<n>}
   * @return a changed copy
   */
  public O clientId(@Nullable String clientId) {
    return changed(copy -> copy.clientId = clientId);
  }

  /**
   * Sets the longest wait for an answer.
   *
   * @param requestTimeout the time; 40 s at first
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public O requestTimeout(Duration requestTimeout) {
    return changed(copy -> copy.requestTimeout = Check.positive(requestTimeout, "requestTimeout"));
  }

  /**
   * Sets the pause before a request is made again.
   *
   * @param retryBackoff the time; 100 ms at first
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public O retryBackoff(Duration retryBackoff) {
    return changed(copy -> copy.retryBackoff = Check.notNegative(retryBackoff, "retryBackoff"));
  }

  /**
   * Sets the age at which the list of topics and brokers is asked for anew.
   *
   * @param metadataMaxAge the age; 5 min at first
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public O metadataMaxAge(Duration metadataMaxAge) {
    return changed(copy -> copy.metadataMaxAge = Check.positive(metadataMaxAge, "metadataMaxAge"));
  }

  /**
   * Sets how the brokers are spoken to.
   *
   * @param security {@link Security#plaintext} at first
   * @return a changed copy
   */
  public O security(Security security) {
    return changed(copy -> copy.security = security);
  }

  /**
   * Sets the longest {@code stop()}.
   *
   * @param stopTimeout the time; 10 s at first
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public O stopTimeout(Duration stopTimeout) {
    return changed(copy -> copy.stopTimeout = Check.positive(stopTimeout, "stopTimeout"));
  }

  /**
   * Sets a property of Kafka's own client, which wins over what the other options say.
   *
   * @param kafkaKey such as {@code send.buffer.bytes}
   * @param value a value of the type that it has there, or its text
   * @return a changed copy
   * @throws IllegalArgumentException if this module must keep it, as {@code enable.auto.commit}, or
   *     if it names a broker without a port
   */
  public O property(String kafkaKey, Object value) {
    Check.property(kafkaKey);
    return changed(copy -> copy.set(kafkaKey, value));
  }

  /** {@return the brokers, the name and the way of the login, without its secrets} */
  @Override
  public String toString() {
    return values.toString();
  }
}
