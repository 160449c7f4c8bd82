package dev.asyncio4j.benchmarks.libraries;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;

/** {@code await} of Vert.x, on its virtual threads. */
public final class PeersVertx extends AbstractVerticle {
  private static final int MANY = 1_000_000;

  private PeersVertx() {}

  public static void main(String[] args) {
    var inVirtualThreads = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    Vertx vertx = Vertx.vertx();
    vertx
        .deployVerticle(new PeersVertx(), inVirtualThreads)
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Override
  public void start() throws Exception {
    Future<Integer> done = Future.succeededFuture(1);
    Meter.each("await of a completed CompletableFuture", MANY, () -> Future.await(done));
  }
}
