package dev.asyncio4j.postgres.session;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.netty.vertx.VertxLoop;
import dev.asyncio4j.postgres.ClientConfigurationException;
import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.PgConnection;
import dev.asyncio4j.postgres.PgOptions;
import dev.asyncio4j.postgres.PostgresException;
import dev.asyncio4j.postgres.SslMode;
import dev.asyncio4j.postgres.TargetServerAttributeNotMatchedException;
import dev.asyncio4j.postgres.TargetSession;
import dev.asyncio4j.postgres.codec.Types;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Makes connections: host by host, with TLS and without. */
public final class Connector {
  private final EventLoop loop;
  private final Target target;

  private Connector(EventLoop loop, Target target) {
    this.loop = loop;
    this.target = target;
  }

  /**
   * Connects.
   *
   * @throws ClientConfigurationException at once, if DSN or options are wrong
   */
  public static Coroutine<PgConnection> connect(String dsn, PgOptions options) {
    var target = Targets.of(dsn, options);
    return async(
        () -> {
          var connector = new Connector(getRunningLoop(), target);
          return Asyncio.<PgConnection>timeout(options.timeout(), connector::any);
        });
  }

  private Client any() {
    var password = target.password();
    var supplier = target.options().password();
    if (supplier != null) password = await(supplier.get());
    var errors = new ArrayList<RuntimeException>();
    @Nullable Client other = null; // a primary, where a standby would be better
    for (var host : target.hosts()) {
      try {
        var client = attempt(host, password == null ? "" : password);
        if (isWanted(client)) {
          if (other != null) other.terminate();
          return client;
        }
        if (target.session() == TargetSession.PREFER_STANDBY && other == null) other = client;
        else client.terminate();
      } catch (PostgresException | UncheckedIOException e) {
        errors.add(e);
      } catch (Throwable e) {
        if (other != null) other.terminate();
        throw e;
      }
    }
    if (other != null) return other;
    if (errors.isEmpty())
      throw new TargetServerAttributeNotMatchedException(
          "none of the hosts match the target attribute requirement " + target.session());
    var first = errors.remove(0);
    errors.forEach(first::addSuppressed);
    throw first;
  }

  private boolean isWanted(Client client) {
    if (target.session() == TargetSession.ANY) return true;
    try {
      boolean isStandby = isTrue(client, "SELECT pg_is_in_recovery()");
      boolean isReadOnly = isStandby || isTrue(client, "SHOW default_transaction_read_only");
      return switch (target.session()) {
        case ANY -> true;
        case PRIMARY -> !isStandby;
        case STANDBY, PREFER_STANDBY -> isStandby;
        case READ_ONLY -> isReadOnly;
        case READ_WRITE -> !isReadOnly;
      };
    } catch (Throwable e) {
      client.terminate();
      throw e;
    }
  }

  private static boolean isTrue(Client client, String sql) {
    return List.of("true", "on").contains(String.valueOf(await(client.<Object>fetchVal(sql))));
  }

  private Client attempt(Target.Host host, String password) {
    if (host.isUnix()) return connect(host, password, null);
    var mode = target.sslMode();
    switch (mode) {
      case DISABLE:
        return connect(host, password, null);
      case ALLOW, PREFER:
        boolean isTlsFirst = mode == SslMode.PREFER;
        try {
          return connect(host, password, isTlsFirst ? mode : null);
        } catch (TlsRefusedException e) {
          return connect(host, password, null);
        } catch (PostgresException e) {
          if (!isOfHba(e)) throw e;
          return connect(host, password, isTlsFirst ? null : mode);
        }
      default:
        return connect(host, password, mode);
    }
  }

  /** True if the server may have another opinion with TLS, or without. */
  private static boolean isOfHba(PostgresException e) {
    return e.sqlState().equals("28000");
  }

  private Client connect(Target.Host host, String password, @Nullable SslMode mode) {
    var options = new PgConnectOptions();
    options.setHost(host.name()).setPort(host.port());
    options.setUser(target.user()).setPassword(password).setDatabase(target.database());
    options.setProperties(target.settings());
    options.setCachePreparedStatements(false).setPipeliningLimit(1 << 20);
    options.setUseLayer7Proxy(target.options().statementCache().size() == 0);
    options.setSslMode(io.vertx.pgclient.SslMode.DISABLE);
    if (mode != null && target.isTlsDirect()) {
      var tls = await(toThread(() -> DirectTls.of(mode, target, host)));
      return open(host, options, mode, tls);
    }
    if (mode != null) Tls.set(options, mode, target);
    return open(host, options, mode, null);
  }

  private Client open(
      Target.Host host,
      PgConnectOptions options,
      @Nullable SslMode mode,
      @Nullable DirectTls direct) {
    var types = new Types();
    var messages = new Messages(types);
    var home = Home.of(loop);
    var connecting = new ArrayList<Future<io.vertx.pgclient.PgConnection>>();
    home.opening(
        channel -> {
          var tap = new Tap(channel, messages);
          messages.tap(tap);
          messages.expect(new Answer()); // to the startup
          if (direct != null) direct.begin(channel);
          tap.begin();
        },
        () -> connecting.add(io.vertx.pgclient.PgConnection.connect(home.vertx(), options)));
    try {
      var connection = VertxLoop.await(connecting.get(0));
      var path = host.isUnix() ? host.socket() : "";
      return new Client(
          new Session(loop, new VertxLink(connection, messages, path), target.options(), types));
    } catch (CancelledError e) {
      messages.tap().abort();
      connecting.get(0).onSuccess(late -> messages.tap().abort());
      throw e;
    } catch (Throwable e) {
      messages.tap().abort();
      var refused = direct == null ? null : direct.failure();
      throw failure(refused == null ? e : refused, messages, host, mode);
    }
  }

  private static RuntimeException failure(
      Throwable e, Messages messages, Target.Host host, @Nullable SslMode mode) {
    if (messages.failure() != null) return messages.failure();
    if (mode != null && String.valueOf(e.getMessage()).contains("does not handle SSL"))
      return new TlsRefusedException(host + " rejected the upgrade to TLS");
    if (e instanceof SSLException tls)
      return new UncheckedIOException("cannot begin TLS with " + host + ": " + e.getMessage(), tls);
    if (e instanceof ConnectException || e instanceof UnknownHostException)
      return new UncheckedIOException("cannot connect to " + host, (IOException) e);
    if (e instanceof UnsupportedOperationException)
      return new InterfaceException(host + ": " + e.getMessage(), e);
    return Failures.of(e);
  }
}
