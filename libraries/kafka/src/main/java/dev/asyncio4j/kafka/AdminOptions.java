package dev.asyncio4j.kafka;

import java.util.function.Consumer;

/**
 * The options of a client for administration.
 *
 * <p><i>Python:</i> the keyword arguments of {@code AIOKafkaAdminClient}. Immutable: each method
 * returns a copy.
 */
public final class AdminOptions extends ClientOptions<AdminOptions> {
  private static final AdminOptions DEFAULTS = new AdminOptions(new ClientSettings());

  final ClientSettings settings;

  private AdminOptions(ClientSettings settings) {
    super(settings);
    this.settings = settings;
  }

  /** {@return the defaults: {@code localhost:9092}} */
  public static AdminOptions defaults() {
    return DEFAULTS;
  }

  @Override
  AdminOptions changed(Consumer<ClientSettings> change) {
    return new AdminOptions(settings.changed(change));
  }
}
