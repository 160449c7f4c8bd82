package dev.asyncio4j.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A consumer that is a module, without Vert.x: compiled, run, and linked to an image. */
class NettyModulePathTest {
  private static final String MAIN =
      """
      package consumer;

      import static dev.asyncio4j.Asyncio.*;

      import dev.asyncio4j.netty.NettyFutures;
      import dev.asyncio4j.netty.NettyLoop;
      import java.util.concurrent.TimeUnit;

      public final class Main {
        public static void main(String[] arguments) {
          run(async(() -> {
            var group = NettyLoop.eventLoopGroup();
            var slept = group.schedule(() -> "awake", 5, TimeUnit.MILLISECONDS);
            var server = new io.netty.bootstrap.ServerBootstrap().group(group)
                .channelFactory(NettyLoop.serverSocketChannels())
                .childHandler(new io.netty.channel.ChannelInboundHandlerAdapter());
            NettyFutures.await(server.bind("127.0.0.1", 0));
            System.out.println(NettyFutures.await(slept) + " in " + Main.class.getModule()
                + " with " + NettyLoop.class.getModule()
                + ", Vert.x " + ModuleLayer.boot().findModule("io.vertx.core").isPresent());
            await(NettyLoop.close(group));
          }));
        }
      }
      """;
  private static final String SAID =
      "awake in module consumer with module dev.asyncio4j.netty, Vert.x false";

  @TempDir private Path folder;
  private String path;

  @BeforeEach
  void compile() throws IOException {
    path = modulePath();
    assumeTrue(
        ModuleFinder.of(entries()).find("dev.asyncio4j.netty").isPresent(),
        "these classes were compiled without their descriptors");
    var source = Files.createDirectories(folder.resolve("source/consumer"));
    Files.writeString(source.resolve("Main.java"), MAIN);
    var descriptor = source.resolveSibling("module-info.java");
    Files.writeString(descriptor, "module consumer { requires dev.asyncio4j.netty; }");
    tool("javac", "-p", path, "-d", classes(), "" + descriptor, source + "/Main.java");
    path = classes() + File.pathSeparator + path;
  }

  @Test
  @DisplayName(
      "NETTY-K-03 a module that requires dev.asyncio4j.netty compiles and runs, without Vert.x")
  void onTheModulePath() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    assertThat(output(java, "-p", path, "-m", "consumer/consumer.Main")).contains(SAID);
  }

  @Test
  @DisplayName("NETTY-K-03 an image made by jlink works")
  void inAnImage() throws Exception {
    var image = folder.resolve("image");
    var modules = "consumer,dev.asyncio4j.impl";
    tool("jlink", "-p", path, "--add-modules", modules, "--output", image.toString());
    assertThat(output(image.resolve("bin/java"), "-m", "consumer/consumer.Main")).contains(SAID);
  }

  private String classes() {
    return folder.resolve("classes").toString();
  }

  private static void tool(String name, String... arguments) {
    var said = new StringWriter();
    var out = new PrintWriter(said);
    int code = ToolProvider.findFirst(name).orElseThrow().run(out, out, arguments);
    assertThat(code).as(said::toString).isZero();
  }

  private static String output(Path java, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(java.toString()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static Path[] entries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .filter(NettyModulePathTest::isNeeded)
        .toArray(Path[]::new);
  }

  private static String modulePath() {
    return Stream.of(entries()).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** The engine and the API, Netty, and what they need; neither Vert.x nor what tests need. */
  private static boolean isNeeded(Path entry) {
    try {
      return ModuleFinder.of(entry).findAll().stream()
          .map(ModuleReference::descriptor)
          .anyMatch(
              it ->
                  it.name()
                      .matches(
                          "dev\\.asyncio4j(\\.impl|\\.netty)?|(io\\.netty|kotlin|kotlinx|org\\.jspecify)\\b.*"));
    } catch (FindException e) {
      return false; // a jar that is no module
    }
  }
}
