package dev.asyncio4j.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.ChildJvm;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whole processes with little memory, or with other settings of Netty's. */
class NettyFileTest {

  @Test
  @DisplayName("NETTY-C-08 a file of 100 MB is sent from a small heap")
  void bigFile() throws Exception {
    var small =
        List.of("-Xmx48m", "-XX:MaxDirectMemorySize=16m", "-Dio.netty.maxDirectMemory=16777216");
    assertThat(ChildJvm.output(FileProgram.class, small)).contains("received 104857600, equal");
  }

  @Test
  @DisplayName("NETTY-K-02 each of Netty's allocators, and no Unsafe: the echo is the same")
  void settings() throws Exception {
    var settings =
        List.of(
            "-Dio.netty.allocator.type=pooled",
            "-Dio.netty.allocator.type=unpooled",
            "-Dio.netty.allocator.type=adaptive",
            "-Dio.netty.noUnsafe=true");
    for (var setting : settings)
      assertThat(ChildJvm.output(EchoProgram.class, List.of(setting, "-Xmx128m")))
          .as(setting)
          .contains("echoed 20 x 100000 bytes, channels 0");
  }
}
