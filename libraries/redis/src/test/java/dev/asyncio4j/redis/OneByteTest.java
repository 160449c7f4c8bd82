package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.testing.Chunks;
import dev.asyncio4j.testing.PieceRelay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both protocols of Redis over connections that give bytes in any pieces. */
class OneByteTest extends WithServer {
  /** What a client gets, whose connection gives bytes in such pieces. */
  private static List<String> answers(int protocol, Chunks pieces) {
    return run(
        async(
            () -> {
              var options = Servers.shared().protocol(protocol);
              try (var relay = PieceRelay.to(Servers.sharedServer().port(), pieces::next);
                  var redis = Redis.create(options.port(relay.port()));
                  var pubSub = redis.pubSub()) {
                await(redis.delete("tst19", "tst19h", "tst19l"));
                var answers = answers(redis);
                await(pubSub.subscribe("tst19"));
                answers.add("" + await(pubSub.getMessage(null)));
                answers.add("to " + await(redis.publish("tst19", "of\r\nany kind")));
                answers.add("" + await(pubSub.getMessage(null)).data());
                return answers;
              }
            }));
  }

  private static List<String> answers(Redis<String> redis) {
    var answers = new ArrayList<String>();
    answers.add("set " + await(redis.set("tst19", "+OK\r\n$-1\r\n")));
    answers.add("get " + await(redis.get("tst19")));
    answers.add("none " + await(redis.get("tst19 none")));
    answers.add("error " + assertFails(ResponseException.class, redis.incr("tst19")).getMessage());
    answers.add("hset " + await(redis.hset("tst19h", Map.of("a", "1"))));
    answers.add("hgetall " + await(redis.hgetall("tst19h")));
    var pipe = redis.pipeline().rpush("tst19l", "x", "", "z").lrange("tst19l", 0, -1).ping();
    answers.add("pipeline " + await(pipe.execute()));
    answers.add(
        "eval " + await(redis.eval("return {1, {'two', {3}}, false}", List.of(), List.of())));
    return answers;
  }

  @ParameterizedTest(name = "TST-19 RESP{0} has the same results a byte at a time")
  @ValueSource(ints = {2, 3})
  void pieces(int protocol) {
    var whole = answers(protocol, Chunks.WHOLE);
    assertThat(whole).contains("get +OK\r\n$-1\r\n", "hgetall {a=1}", "of\r\nany kind");
    assertThat(answers(protocol, Chunks.ONE_BYTE)).isEqualTo(whole);
    assertThat(answers(protocol, Chunks.random(19))).isEqualTo(whole);
  }
}
