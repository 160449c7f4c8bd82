package dev.asyncio4j.http;

/**
 * Options of a {@link Connector} to a unix socket; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code aiohttp.UnixConnector}.
 *
 * <pre>{@code
 * Connector pool = Connector.unix(Path.of("/run/app.sock"), ConnectorOptions.defaults().limit(8));
 * }</pre>
 */
public final class ConnectorOptions extends PoolOptions<ConnectorOptions> {
  private static final ConnectorOptions DEFAULTS = new ConnectorOptions();

  private ConnectorOptions() {}

  /** {@return aiohttp's defaults} */
  public static ConnectorOptions defaults() {
    return DEFAULTS;
  }
}
