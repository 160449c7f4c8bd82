package dev.asyncio4j.subprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.asyncio4j.transports.BaseProtocol;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a child has said, as text, and a buffer's bytes. */
class OutputTextTest {
  @Test
  @DisplayName("text() and errorText() decode UTF-8 and replace what is none")
  void decodes() {
    var output = new Output(new byte[] {'o', 'k', '\n'}, new byte[] {(byte) 0xff});
    assertThat(output.text()).isEqualTo("ok\n");
    assertThat(output.errorText()).isEqualTo("\ufffd");
  }

  @Test
  @DisplayName("an output that is no pipe has no text, and the error says how to get one")
  void tellsAMissingPipe() {
    var output = new Output(null, null);
    assertThatIllegalStateException()
        .isThrownBy(output::text)
        .withMessage("no stdout was kept: start the child with stdout(Stdio.PIPE)");
    assertThatIllegalStateException().isThrownBy(output::errorText).withMessageContaining("stderr");
  }

  @Test
  @DisplayName("BaseProtocol.bytes copies what remains, of any buffer")
  void copiesBytes() {
    var direct = ByteBuffer.allocateDirect(4).put(new byte[] {1, 2, 3, 4}).flip().position(1);
    assertThat(BaseProtocol.bytes(direct)).containsExactly(2, 3, 4);
    assertThat(direct.hasRemaining()).isFalse();
    assertThat(BaseProtocol.bytes(direct)).isEmpty();
  }
}
