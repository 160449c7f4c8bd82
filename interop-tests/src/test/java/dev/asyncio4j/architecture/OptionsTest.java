package dev.asyncio4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.ThreadOptions;
import dev.asyncio4j.WaitOptions;
import dev.asyncio4j.loop.SendFileOptions;
import dev.asyncio4j.rules.Once;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.subprocess.PoolOptions;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.subprocess.Stdio;
import dev.asyncio4j.transports.DatagramOptions;
import dev.asyncio4j.transports.TlsOptions;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Options have one style: a record with {@code defaults()} and a wither for each component. */
@Once
class OptionsTest {
  /** Set through withers of another name. */
  private static final Set<String> UNDER_ANOTHER_NAME =
      Set.of(
          "isVirtualTime",
          "time",
          "isUnattended",
          "extras",
          "multicastGroups",
          "attributes",
          "findsCarriers");

  static Stream<Class<?>> all() {
    return Jars.ALL.stream()
        .filter(Jars::ofApi)
        .filter(type -> type.getSimpleName().endsWith("Options"))
        .map(type -> (Class<?>) type.reflect());
  }

  @Test
  void allAreKnown() {
    assertThat(all())
        .contains(
            RunOptions.class,
            TaskOptions.class,
            ThreadOptions.class,
            WaitOptions.class,
            SendFileOptions.class,
            ConnectOptions.class,
            ServerOptions.class,
            PoolOptions.class,
            ProcessOptions.class,
            DatagramOptions.class,
            TlsOptions.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  @DisplayName("options are a record with defaults() and a wither for each component")
  void oneStyle(Class<?> type) throws Exception {
    assertThat(type.isRecord()).isTrue();
    var defaults = type.getMethod("defaults");
    assertThat(Modifier.isStatic(defaults.getModifiers())).isTrue();
    assertThat(defaults.invoke(null)).isEqualTo(defaults.invoke(null));
    for (RecordComponent component : type.getRecordComponents()) {
      if (UNDER_ANOTHER_NAME.contains(component.getName())) continue;
      assertThat(
              Arrays.stream(type.getMethods())
                  .filter(method -> method.getName().equals(component.getName()))
                  .filter(method -> method.getParameterCount() > 0)
                  .map(method -> method.getReturnType().getSimpleName()))
          .as(component.toString())
          .isNotEmpty()
          .containsOnly(type.getSimpleName());
    }
  }

  @Test
  @DisplayName("a wither changes its option and no other")
  void withers() {
    var connect =
        ConnectOptions.defaults()
            .tls(TlsOptions.defaults())
            .serverHostname("example.com")
            .limit(7)
            .happyEyeballsDelay(Duration.ofMillis(250))
            .interleave(2)
            .allErrors(true);
    assertThat(connect)
        .isEqualTo(
            new ConnectOptions(
                TlsOptions.defaults(),
                "example.com",
                7,
                null,
                null,
                Duration.ofMillis(250),
                2,
                true));
    var server = ServerOptions.defaults().backlog(5).reusePort(true).startServing(false);
    assertThat(server)
        .isEqualTo(new ServerOptions(null, 1 << 16, 5, null, true, true, false, false, true));
    var process = ProcessOptions.piped().umask(7).user("nobody").limit(9).processGroup(0);
    assertThat(process.attributes().umask()).isEqualTo(7);
    assertThat(process.attributes().user()).isEqualTo("nobody");
    assertThat(process.attributes().processGroup()).isZero();
    assertThat(process.stdin()).isEqualTo(Stdio.PIPE);
    assertThat(process.limit()).isEqualTo(9);
    assertThat(process.grace()).isEqualTo(ProcessOptions.defaults().grace());
    var tls = TlsOptions.defaults().applicationProtocols("h2").handshakeTimeout(Duration.ofDays(1));
    assertThat(tls.applicationProtocols()).containsExactly("h2");
    assertThat(tls.handshakeTimeout()).isEqualTo(Duration.ofDays(1));
    assertThat(tls.shutdownTimeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  @DisplayName("the constructor of options checks what it is given, and copies it")
  void constructors() {
    assertThatThrownBy(() -> new SendFileOptions(0, 0L, true))
        .isInstanceOf(IllegalArgumentException.class);
    var names = new ArrayList<>(List.of("-Xmx9m"));
    var pool = PoolOptions.defaults().jvmOptions(names);
    names.clear();
    assertThat(pool.jvmOptions()).containsExactly("-Xmx9m");
  }

  @Test
  @DisplayName("the text of options shows no value that may be a secret")
  void noSecrets() {
    var secret = "hunter2";
    var texts =
        List.of(
            ProcessOptions.defaults().environment(Map.of("PASSWORD", secret)).toString(),
            PoolOptions.defaults().jvmOptions(List.of("-Dpassword=" + secret)).toString(),
            TaskOptions.defaults().extra("token", secret).toString());
    assertThat(texts).noneMatch(text -> text.contains(secret));
    assertThat(texts.get(0)).contains("PASSWORD");
  }
}
