package dev.asyncio4j.kafka.security;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.auth.SaslExtensionsCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.jspecify.annotations.Nullable;

/** Answers Kafka's question for a token, before the old one ends. */
public final class TokenHandler implements AuthenticateCallbackHandler {
  /**
   * The key of the source. Logins that differ in what begins with {@code sasl.} are not shared
   * among clients.
   */
  public static final String SOURCE = "sasl.asyncio4j.token.source";

  private @Nullable TokenSource source;

  /** Makes one, by its name. */
  public TokenHandler() {}

  @Override
  public void configure(
      Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
    source = (TokenSource) configs.get(SOURCE);
  }

  @Override
  public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
    for (var callback : callbacks) {
      if (callback instanceof OAuthBearerTokenCallback asked) asked.token(new BearerToken(next()));
      else if (!(callback instanceof SaslExtensionsCallback)) {
        throw new UnsupportedCallbackException(callback);
      }
    }
  }

  private String next() throws IOException {
    if (source == null) throw new IOException("this client has no source of tokens");
    try {
      return source.next();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the wait for a token was interrupted", e);
    } catch (Exception e) {
      throw new IOException("no token came: " + e, e);
    }
  }

  @Override
  public void close() {}
}
