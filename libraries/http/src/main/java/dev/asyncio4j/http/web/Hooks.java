package dev.asyncio4j.http.web;

/** The signals before a response. */
final class Hooks {
  private Hooks() {}

  /** Calls those of the request's applications, the outermost first. */
  static void prepare(RequestImpl request, StreamResponse response) throws Exception {
    var match = request.matchOrNull();
    if (match == null) return;
    var apps = match.stack();
    for (int i = 0; i < apps.size(); i++) apps.get(i).responsePrepare.send(request, response);
  }
}
