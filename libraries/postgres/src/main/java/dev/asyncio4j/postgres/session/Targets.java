package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.ClientConfigurationException;
import dev.asyncio4j.postgres.PgOptions;
import dev.asyncio4j.postgres.SslMode;
import dev.asyncio4j.postgres.SslNegotiation;
import dev.asyncio4j.postgres.TargetSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts together where a connection leads: options before DSN, environment, files, defaults. */
final class Targets {
  /** The folders in which Debian, others and the server itself put the socket. */
  private static final List<String> SOCKETS =
      List.of(
          "/run/postgresql", "/var/run/postgresql", "/var/pgsql_socket", "/private/tmp", "/tmp");

  /** Names that are no settings of the server. */
  private static final Set<String> OWN =
      Set.of(
          "host",
          "port",
          "user",
          "password",
          "dbname",
          "passfile",
          "service",
          "servicefile",
          "sslmode",
          "sslrootcert",
          "sslcert",
          "sslkey",
          "target_session_attrs",
          "gsslib",
          "krbsrvname",
          "sslnegotiation",
          "sslcrl",
          "sslpassword",
          "connect_timeout");

  private static final Map<String, String> SETTINGS = Map.of("client_encoding", "UTF8");

  private final PgOptions options;
  private final Map<String, String> dsn;
  private final UnaryOperator<@Nullable String> environment;

  private Targets(PgOptions options, String dsn, UnaryOperator<@Nullable String> environment) {
    this.options = options;
    this.dsn = Dsn.parse(dsn);
    this.environment = environment;
  }

  static Target of(String dsn, PgOptions options) {
    return of(dsn, options, System::getenv);
  }

  static Target of(String dsn, PgOptions options, UnaryOperator<@Nullable String> environment) {
    return new Targets(options, dsn, environment).target();
  }

  private Target target() {
    Service.add(
        dsn,
        first(options.sources().service(), "service", "PGSERVICE"),
        first(text(options.sources().serviceFile()), "servicefile", "PGSERVICEFILE"));
    var user = orElse(first(options.user(), "user", "PGUSER"), System.getProperty("user.name"));
    var database = orElse(first(options.database(), "dbname", "PGDATABASE"), user);
    var hosts = hosts();
    var negotiation = negotiation();
    return new Target(
        hosts,
        user,
        database,
        password(hosts.get(0), database, user),
        sslMode(hosts, negotiation),
        negotiation == SslNegotiation.DIRECT,
        Path.of(
            orElse(
                first(text(options.ssl().rootCertificate()), "sslrootcert", "PGSSLROOTCERT"),
                home(".postgresql/root.crt"))),
        path(first(text(options.ssl().certificate()), "sslcert", "PGSSLCERT")),
        path(first(text(options.ssl().key()), "sslkey", "PGSSLKEY")),
        settings(),
        session(),
        options);
  }

  private @Nullable String first(@Nullable String given, String name, String variable) {
    if (given != null) return given;
    var ofDsn = dsn.get(name);
    return ofDsn != null ? ofDsn : environment.apply(variable);
  }

  private static String orElse(@Nullable String value, String other) {
    return value == null || value.isEmpty() ? other : value;
  }

  private static @Nullable String text(@Nullable Path path) {
    return path == null ? null : path.toString();
  }

  private static @Nullable Path path(@Nullable String text) {
    return text == null ? null : Path.of(text);
  }

  static String home(String file) {
    return Path.of(System.getProperty("user.home"), file).toString();
  }

  private List<Target.Host> hosts() {
    List<String> names = options.host();
    if (names.isEmpty()) {
      var text = first(null, "host", "PGHOST");
      names = text == null || text.isEmpty() ? local() : Arrays.asList(text.split(",", -1));
    }
    var ports = ports(names.size());
    var hosts = new ArrayList<Target.Host>();
    for (int i = 0; i < names.size(); i++)
      hosts.add(new Target.Host(names.get(i).isEmpty() ? "localhost" : names.get(i), ports.get(i)));
    return hosts;
  }

  private static List<String> local() {
    var names = new ArrayList<String>();
    for (var folder : SOCKETS) if (Files.isDirectory(Path.of(folder))) names.add(folder);
    names.add("localhost");
    return names;
  }

  private List<Integer> ports(int hosts) {
    List<Integer> ports = options.port();
    if (ports.isEmpty()) {
      var text = orElse(first(null, "port", "PGPORT"), "5432");
      ports = Arrays.stream(text.split(",", -1)).map(Targets::port).toList();
    }
    if (ports.size() == 1) return Collections.nCopies(hosts, ports.get(0));
    if (ports.size() != hosts)
      throw new ClientConfigurationException(
          "could not match %d port numbers to %d hosts".formatted(ports.size(), hosts));
    return ports;
  }

  private static int port(String text) {
    try {
      return text.isEmpty() ? 5432 : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new ClientConfigurationException("invalid port: " + text + " is not a number", e);
    }
  }

  /** {@return null also if the options have a way of their own to get one} */
  private @Nullable String password(Target.Host host, String database, String user) {
    if (options.password() != null) return null;
    var given = first(null, "password", "PGPASSWORD");
    if (given != null) return given;
    var file =
        orElse(
            first(text(options.sources().passFile()), "passfile", "PGPASSFILE"), home(".pgpass"));
    return PassFile.find(Path.of(file), host, database, user);
  }

  private SslMode sslMode(List<Target.Host> hosts, SslNegotiation negotiation) {
    var mode = sslMode();
    boolean isDirect = negotiation == SslNegotiation.DIRECT;
    if (mode == null && isDirect) return SslMode.REQUIRE;
    if (mode == null)
      return hosts.stream().allMatch(Target.Host::isUnix) ? SslMode.DISABLE : SslMode.PREFER;
    if (isDirect && mode.compareTo(SslMode.REQUIRE) < 0)
      throw new ClientConfigurationException(
          ("sslmode %s may not be used with sslnegotiation=direct: use require, verify-ca or"
                  + " verify-full")
              .formatted(mode.name().toLowerCase(Locale.ROOT)));
    return mode;
  }

  private @Nullable SslMode sslMode() {
    var given = options.ssl().mode();
    if (given != null) return given;
    var text = first(null, "sslmode", "PGSSLMODE");
    return text == null ? null : named(SslMode.values(), "sslmode", text);
  }

  private SslNegotiation negotiation() {
    var given = options.ssl().negotiation();
    if (given != null) return given;
    var text = first(null, "sslnegotiation", "PGSSLNEGOTIATION");
    return text == null
        ? SslNegotiation.POSTGRES
        : named(SslNegotiation.values(), "sslnegotiation", text);
  }

  private TargetSession session() {
    if (options.targetSessionAttributes() != TargetSession.ANY)
      return options.targetSessionAttributes();
    var text = first(null, "target_session_attrs", "PGTARGETSESSIONATTRS");
    return text == null
        ? TargetSession.ANY
        : named(TargetSession.values(), "target_session_attrs", text);
  }

  private static <E extends Enum<E>> E named(E[] values, String name, String text) {
    for (var each : values)
      if (each.name().equals(text.toUpperCase(Locale.ROOT).replace('-', '_'))) return each;
    var all = Arrays.toString(values).toLowerCase(Locale.ROOT).replace('_', '-');
    throw new ClientConfigurationException(
        "`%s` parameter must be one of: %s, got %s".formatted(name, all, text));
  }

  private Map<String, String> settings() {
    var settings = new LinkedHashMap<>(SETTINGS);
    dsn.forEach(
        (name, value) -> {
          if (!OWN.contains(name)) settings.put(name, value);
        });
    settings.putAll(options.serverSettings());
    return settings;
  }
}
