package dev.asyncio4j.examples.zeromq;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Programs;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program prints what the original in Python prints. */
@ExtendWith(NothingLeftBehind.class)
class ZmqProgramsTest {
  @ParameterizedTest
  @CsvSource({
    "01_dealer_router, DealerRouter",
    "01_dealer_router, kotlin.DealerRouterKt",
    "02_rpc, RemoteCalls",
    "02_rpc, kotlin.RemoteCallsKt",
    "03_rpc_errors, RpcErrors",
    "03_rpc_errors, kotlin.RpcErrorsKt",
    "04_pipeline_pubsub, PipelineAndTopics",
    "04_pipeline_pubsub, kotlin.PipelineAndTopicsKt",
    "05_transport, TransportItself",
    "05_transport, kotlin.TransportItselfKt"
  })
  void printsWhatPythonPrints(String original, String program) throws Exception {
    Programs.assertPrints(getClass(), program, original);
  }
}
