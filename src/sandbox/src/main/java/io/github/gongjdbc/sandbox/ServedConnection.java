package io.github.gongjdbc.sandbox;

import io.github.gongjdbc.sandbox.http.RequestReader;
import io.github.gongjdbc.sandbox.http.ResponseWriter;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** One client's connection: its requests are answered one after the other until it is closed. */
final class ServedConnection implements Runnable {

  private final GongSandbox sandbox;
  private final Duration latency;
  private final Socket socket;

  ServedConnection(GongSandbox sandbox, Duration latency, Socket socket) {
    this.sandbox = sandbox;
    this.latency = latency;
    this.socket = socket;
  }

  @Override
  public void run() {
    try (socket) {
      // Without it an answer in two parts waits for the client's acknowledgement of the first.
      socket.setTcpNoDelay(true);
      RequestReader requests = new RequestReader(new BufferedInputStream(socket.getInputStream()));
      boolean goesOn = true;
      while (goesOn) {
        goesOn = answerNext(requests);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | UncheckedIOException e) {
      // The client hung up, the server was closed, or an intervention broke the connection.
    }
  }

  /** Answers the next request, and says whether more may come. */
  private boolean answerNext(RequestReader requests) throws IOException, InterruptedException {
    Optional<SandboxRequest> next;
    try {
      next = requests.next();
    } catch (RequestReader.BadRequestException e) {
      SandboxAnswer answer = SandboxAnswer.html(e.status(), String.valueOf(e.getMessage()));
      answer.delivery().send(new ResponseWriter(socket, Optional.empty(), answer));
      return false;
    }
    if (next.isEmpty()) {
      return false;
    }
    SandboxRequest request = next.get();
    SandboxAnswer answer = sandbox.answer(request);
    if (!latency.isZero()) {
      Thread.sleep(latency.toMillis());
    }
    answer.delivery().send(new ResponseWriter(socket, next, answer));
    return !socket.isClosed() && !"close".equalsIgnoreCase(request.header("connection"));
  }
}
