package dev.asyncio4j.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The commands as methods, as rows of the table, and as Python has them. */
class CommandsTest {
  /** Commands of Python that have another name here, or none for the reason that is told. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("wait", "waitReplicas, since each object of Java has a wait"),
          Map.entry("select", "RedisOptions.db, or executeCommand on connection()"),
          Map.entry("quit", "close()"),
          Map.entry("auth", "RedisOptions.password"),
          Map.entry("reset", "disconnect()"),
          Map.entry("watch", "RedisPipeline.watch"),
          Map.entry("unwatch", "RedisPipeline.unwatch"),
          Map.entry("mgetNonatomic", "of RedisCluster"),
          Map.entry("msetNonatomic", "of RedisCluster"),
          Map.entry("hello", "RedisOptions.protocol"),
          Map.entry("clientSetinfo", "RedisOptions.libraryName"),
          Map.entry("clientReply", "it would leave calls without replies"),
          Map.entry("clientTrackingOn", "clientTracking(true, …)"),
          Map.entry("clientTrackingOff", "clientTracking(false, …)"),
          Map.entry("slaveof", "replicaof, its name since Redis 5"),
          Map.entry("object", "objectEncoding and its like"),
          Map.entry("cluster", "the methods that begin with cluster"));

  /** What the server has since 8.4, and what is not for clients: {@code executeCommand} does. */
  private static final Set<String> BY_NAME =
      Set.of(
          "aclHelp",
          "memoryHelp",
          "psync",
          "sync",
          "scriptDebug",
          "debugSegfault",
          "stralgo",
          "moduleLoadex",
          "digestLocal",
          "msetex",
          "increx",
          "sdiffcard",
          "sunioncard",
          "lmovem",
          "blmovem",
          "xcfgset",
          "xnack",
          "hotkeysGet",
          "hotkeysReset",
          "hotkeysStart",
          "hotkeysStop",
          "himportSet",
          "himportDiscardAllInternal",
          "himportDiscardInternal",
          "himportPrepareInternal");

  /** Arrays, a type of data since 8.6, are by name, too. */
  private static boolean isOfArrays(String name) {
    return name.startsWith("ar");
  }

  @Test
  @DisplayName("each command of Python is a method, or has its reason not to be one")
  void namesOfPython() throws IOException {
    var methods =
        Arrays.stream(RedisCommands.class.getMethods())
            .map(Method::getName)
            .collect(Collectors.toSet());
    try (var names = lines("python-commands.txt")) {
      var missing =
          names
              .map(CommandsTest::camel)
              .filter(each -> !methods.contains(each) || each.equals("wait"))
              .filter(each -> !ELSEWHERE.containsKey(each) && !BY_NAME.contains(each))
              .filter(each -> !isOfArrays(each))
              .toList();
      assertThat(missing).isEmpty();
    }
  }

  private static Stream<String> lines(String name) {
    var file = CommandsTest.class.getResourceAsStream(name);
    return new BufferedReader(new InputStreamReader(file, UTF_8)).lines();
  }

  private static String camel(String name) {
    var parts = name.split("_");
    var camel = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++)
      camel.append(parts[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(parts[i].substring(1));
    return camel.toString();
  }

  @Test
  @DisplayName("each command that a method sends is in the table, and the table can read it")
  void table() throws Throwable {
    var known = new HashSet<String>();
    for (var row : CommandTable.all()) {
      known.add(row.name());
      assertThat(ReplyKinds.names()).contains(row.reply());
    }
    var sent = sent();
    assertThat(sent.size()).isGreaterThan(330);
    for (var arguments : sent) assertThat(known).contains(CommandTable.of(arguments).name());
  }

  @Test
  @DisplayName("a pipeline queues what a client sends")
  void twins() throws Throwable {
    var queued = new ArrayList<List<byte[]>>();
    for (var each : RedisQueued.class.getMethods())
      if (each.isDefault() && !each.getName().equals("executeCommand"))
        call(RedisQueued.class, each, arguments -> queued.add(words(arguments)));
    var sent = sent().stream().map(CommandsTest::words).map(Words::show).toList();
    assertThat(queued.stream().map(Words::show)).hasSizeGreaterThan(330).isSubsetOf(sent);
  }

  private static List<byte[]> words(Object[] arguments) {
    return Words.of(CommandTable.of(arguments), arguments, RedisCodec.bytes());
  }

  /** Calls each method of a command, and returns what each sends. */
  private static List<Object[]> sent() throws Throwable {
    var sent = new ArrayList<Object[]>();
    for (var each : RedisCommands.class.getMethods())
      if (each.isDefault()
          && each.getReturnType() == Coroutine.class
          && !each.getName().equals("executeCommand")) call(RedisCommands.class, each, sent::add);
    return sent;
  }

  /** Takes the arguments of {@code call} or {@code queue}. */
  private interface Caller {
    void called(Object[] arguments);
  }

  private static void call(Class<?> face, Method method, Caller caller) throws Throwable {
    InvocationHandler handler =
        (proxy, called, arguments) -> {
          if (called.isDefault()) return InvocationHandler.invokeDefault(proxy, called, arguments);
          caller.called((Object[]) arguments[1]);
          return null;
        };
    var proxy = Proxy.newProxyInstance(face.getClassLoader(), new Class<?>[] {face}, handler);
    var arguments = Arrays.stream(method.getParameters()).map(CommandsTest::some).toArray();
    InvocationHandler.invokeDefault(proxy, method, arguments);
  }

  private static final Map<Class<?>, Object> SOME =
      Map.ofEntries(
          Map.entry(Object.class, "k"),
          Map.entry(String.class, "word"),
          Map.entry(Object[].class, new Object[] {"k"}),
          Map.entry(byte[].class, new byte[] {1}),
          Map.entry(double[].class, new double[] {1}),
          Map.entry(GeoPart[].class, new GeoPart[] {GeoPart.DISTANCE}),
          Map.entry(int.class, 1),
          Map.entry(long.class, 1L),
          Map.entry(double.class, 1.0),
          Map.entry(boolean.class, true),
          Map.entry(Duration.class, Duration.ofSeconds(1)),
          Map.entry(Instant.class, Instant.ofEpochSecond(1_000_000_000)),
          Map.entry(List.class, List.of("k")),
          Map.entry(BitfieldCommand.class, BitfieldCommand.create().get("u8", 0)),
          Map.entry(ExpireCondition.class, ExpireCondition.NX));

  /** Some value for a parameter: for options those that say nothing. */
  private static Object some(Parameter parameter) {
    var type = parameter.getType();
    if (SOME.containsKey(type)) return SOME.get(type);
    boolean places = parameter.getParameterizedType().getTypeName().contains("GeoPoint");
    if (type == Map.class) return Map.of("k", places ? new GeoPoint(1, 1) : 1);
    try {
      return type.getMethod("defaults").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("no value of " + type, e);
    }
  }
}
