package dev.asyncio4j.http.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The negotiation of compression, and the other fields of the handshake. */
class DeflateTermsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permessage-deflate | permessage-deflate | 15 | true",
        "permessage-deflate; client_max_window_bits | permessage-deflate | 15 | true",
        "permessage-deflate; server_max_window_bits=10 | permessage-deflate;"
            + " server_max_window_bits=10 | 10 | true",
        "permessage-deflate; server_max_window_bits=\"8\" | permessage-deflate;"
            + " server_max_window_bits=8 | 8 | true",
        "permessage-deflate; server_no_context_takeover | permessage-deflate;"
            + " server_no_context_takeover | 15 | false",
        "PerMessage-Deflate;client_no_context_takeover;client_max_window_bits=9 |"
            + " permessage-deflate | 15 | true",
        "permessage-deflate; server_max_window_bits=7, permessage-deflate; server_max_window_bits=9"
            + " | permessage-deflate; server_max_window_bits=9 | 9 | true",
        "x-webkit-deflate-frame, permessage-deflate; unknown, permessage-deflate |"
            + " permessage-deflate | 15 | true"
      })
  @DisplayName("HTTP-S-04 a server answers the first offer that it can meet")
  void answers(String offer, String field, int bits, boolean takeover) {
    assertThat(DeflateTerms.answer(offer))
        .isEqualTo(new DeflateTerms.Answer(field, new DeflateTerms(bits, takeover)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "foo",
        "permessage-deflate; server_max_window_bits",
        "permessage-deflate; server_max_window_bits=16",
        "permessage-deflate; server_max_window_bits=010",
        "permessage-deflate; server_max_window_bits=9; server_max_window_bits=9",
        "permessage-deflate; server_no_context_takeover=1",
        "permessage-deflate; client_max_window_bits=x"
      })
  @DisplayName("HTTP-S-04 a server declines what it cannot meet")
  void declines(String offer) {
    assertThat(DeflateTerms.answer(offer)).isNull();
  }

  @Test
  @DisplayName("HTTP-S-04 a client offers its window, and takes the answer that fits")
  void accepts() {
    assertThat(DeflateTerms.offer(15)).isEqualTo("permessage-deflate; client_max_window_bits");
    assertThat(DeflateTerms.offer(9))
        .isEqualTo("permessage-deflate; client_max_window_bits; server_max_window_bits=9");
    assertThat(DeflateTerms.accepted(null)).isNull();
    assertThat(DeflateTerms.accepted("permessage-deflate")).isEqualTo(new DeflateTerms(15, true));
    assertThat(
            DeflateTerms.accepted(
                "permessage-deflate; client_max_window_bits=11; client_no_context_takeover"))
        .isEqualTo(new DeflateTerms(11, false));
    for (String wrong :
        List.of(
            "foo", "permessage-deflate, foo", "permessage-deflate; client_max_window_bits=16")) {
      assertThatThrownBy(() -> DeflateTerms.accepted(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (int bits : new int[] {-1, 8, 16}) {
      assertThatThrownBy(() -> DeflateTerms.offer(bits))
          .hasMessage("Compress wbits must between 9 and 15, got " + bits);
    }
  }

  @Test
  @DisplayName("HTTP-S-01 keys and their answers")
  void keys() {
    assertThat(Handshake.accept("dGhlIHNhbXBsZSBub25jZQ=="))
        .isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    assertThat(Handshake.isKey(Handshake.newKey())).isTrue();
    assertThat(Handshake.newKey()).isNotEqualTo(Handshake.newKey());
    for (String bad : new String[] {null, "", "abc", "AAAA", "dGhlIHNhbXBsZSBub25jZQ"}) {
      assertThat(Handshake.isKey(bad) && bad.length() < 22).isFalse();
    }
  }

  @Test
  @DisplayName("HTTP-S-12 the first of the client's list that the server knows")
  void protocols() {
    assertThat(Handshake.choose(Handshake.protocols("x, a ,b"), List.of("b", "a"))).isEqualTo("a");
    assertThat(Handshake.choose(Handshake.protocols("x"), List.of("b", "a"))).isNull();
    assertThat(Handshake.protocols(null)).isEmpty();
  }
}
