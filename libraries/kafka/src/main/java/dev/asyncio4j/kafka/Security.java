package dev.asyncio4j.kafka;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.kafka.security.ContextEngineFactory;
import dev.asyncio4j.kafka.security.TokenHandler;
import dev.asyncio4j.kafka.security.TokenSource;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.jspecify.annotations.Nullable;

/**
 * The way to the brokers: in the clear or over TLS, and who logs in.
 *
 * <p><i>Python:</i> {@code security_protocol}, {@code ssl_context}, {@code sasl_*}. Its text shows
 * no secret.
 *
 * <pre>{@code
 * var security = Security.scram512("ada", System.getenv("PASSWORD"));
 * var options = ProducerOptions.text().security(security);
 * }</pre>
 */
public final class Security {
  private static final Security PLAINTEXT = new Security(null, null, Map.of(), null);

  private final @Nullable SSLContext tls;
  private final @Nullable String mechanism;
  private final Map<String, Object> login;
  private final @Nullable Supplier<? extends Coroutine<String>> token;

  private Security(
      @Nullable SSLContext tls,
      @Nullable String mechanism,
      Map<String, Object> login,
      @Nullable Supplier<? extends Coroutine<String>> token) {
    this.tls = tls;
    this.mechanism = mechanism;
    this.login = login;
    this.token = token;
  }

  /** {@return connections in the clear, without a login} */
  public static Security plaintext() {
    return PLAINTEXT;
  }

  /**
   * Speaks TLS, without another login.
   *
   * @param context keys and trust; the broker's certificate must show its name
   * @return the way
   */
  public static Security tls(SSLContext context) {
    return PLAINTEXT.over(context);
  }

  /**
   * Logs in with a name and a password.
   *
   * @param mechanism how
   * @param user the name
   * @param password the password
   * @return the way, in the clear; see {@link #over}
   */
  public static Security sasl(Mechanism mechanism, String user, String password) {
    var module = mechanism == Mechanism.PLAIN ? PlainLoginModule.class : ScramLoginModule.class;
    var jaas =
        "%s required username=%s password=%s;"
            .formatted(module.getName(), quoted(user), quoted(password));
    var name = mechanism.name().replace('_', '-');
    return new Security(null, name, Map.of(SaslConfigs.SASL_JAAS_CONFIG, jaas), null);
  }

  /**
   * Logs in by SCRAM with SHA-256.
   *
   * @param user the name
   * @param password the password
   * @return the way, in the clear; see {@link #over}
   */
  public static Security scram256(String user, String password) {
    return sasl(Mechanism.SCRAM_SHA_256, user, password);
  }

  /**
   * Logs in by SCRAM with SHA-512.
   *
   * @param user the name
   * @param password the password
   * @return the way, in the clear; see {@link #over}
   */
  public static Security scram512(String user, String password) {
    return sasl(Mechanism.SCRAM_SHA_512, user, password);
  }

  /**
   * Logs in by a token of OAuth.
   *
   * <p><i>Python:</i> {@code AbstractTokenProvider}.
   *
   * <p><b>Cancellation:</b> a start that is cancelled cancels the token's coroutine.
   *
   * <p><b>Thread and loop:</b> the coroutine runs on the client's loop, in a task of its own, and
   * may await.
   *
   * @param token gives a new token; called before the old one ends, which is five minutes after it
   *     came if it does not say when
   * @return the way, in the clear; see {@link #over}
   */
  public static Security oauth(Supplier<? extends Coroutine<String>> token) {
    Objects.requireNonNull(token, "token");
    var jaas = OAuthBearerLoginModule.class.getName() + " required;";
    var login =
        Map.<String, Object>of(
            SaslConfigs.SASL_JAAS_CONFIG,
            jaas,
            SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS,
            TokenHandler.class);
    return new Security(null, OAuthBearerLoginModule.OAUTHBEARER_MECHANISM, login, token);
  }

  /**
   * Speaks TLS as well.
   *
   * @param context keys and trust; the broker's certificate must show its name
   * @return the way, over TLS
   */
  public Security over(SSLContext context) {
    return new Security(Objects.requireNonNull(context, "context"), mechanism, login, token);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private String protocol() {
    return (mechanism == null ? "" : "SASL_") + (tls == null ? "PLAINTEXT" : "SSL");
  }

  /** Adds this to the configuration of a client. */
  void into(Properties all) {
    all.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol());
    all.putAll(login);
    if (mechanism != null) all.put(SaslConfigs.SASL_MECHANISM, mechanism);
    if (tls != null) {
      all.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, ContextEngineFactory.class);
      all.put(ContextEngineFactory.CONTEXT, tls);
    }
  }

  /** Has tokens made by a client's own loop; without a token's coroutine, it does nothing. */
  void bind(Properties all, TokenRuns runs) {
    if (token != null) all.put(TokenHandler.SOURCE, (TokenSource) () -> runs.run(token));
  }

  @Override
  public String toString() {
    return mechanism == null ? protocol() : protocol() + " " + mechanism;
  }
}
