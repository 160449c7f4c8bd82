package dev.asyncio4j.kafka.security;

import java.security.KeyStore;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.jspecify.annotations.Nullable;

/** Makes TLS engines of a context that a program has made itself. */
public final class ContextEngineFactory implements SslEngineFactory {
  /** The key of the context. */
  public static final String CONTEXT = "asyncio4j.ssl.context";

  private @Nullable SSLContext context;

  /** Makes one, by its name. */
  public ContextEngineFactory() {}

  @Override
  public void configure(Map<String, ?> configs) {
    context = (SSLContext) Objects.requireNonNull(configs.get(CONTEXT), CONTEXT);
  }

  @Override
  public SSLEngine createClientSslEngine(String host, int port, String identification) {
    var engine = engine(host, port);
    engine.setUseClientMode(true);
    var parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm(identification);
    engine.setSSLParameters(parameters);
    return engine;
  }

  @Override
  public SSLEngine createServerSslEngine(String host, int port) {
    var engine = engine(host, port);
    engine.setUseClientMode(false);
    return engine;
  }

  private SSLEngine engine(String host, int port) {
    return Objects.requireNonNull(context, CONTEXT).createSSLEngine(host, port);
  }

  @Override
  public boolean shouldBeRebuilt(Map<String, Object> next) {
    return next.get(CONTEXT) != context;
  }

  @Override
  public Set<String> reconfigurableConfigs() {
    return Set.of();
  }

  @Override
  public @Nullable KeyStore keystore() {
    return null; // the context holds the keys, and does not show them
  }

  @Override
  public @Nullable KeyStore truststore() {
    return null; // as above
  }

  @Override
  public void close() {}
}
