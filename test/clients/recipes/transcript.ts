import { type GatewayClient, graphql } from '@campus-gateway/client';

const SetTranscript = graphql(`
  mutation SetTranscript($id: Int!, $transcript: String!) {
    updateStudent(id: $id, input: { transcript: $transcript }) {
      transcriptUrl
    }
  }
`);

/** Of an `<input type="file">`; answers the address that shows it for an hour. */
export async function setTranscript(gateway: GatewayClient, id: number, file: Blob): Promise<string | null> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return (await gateway.request(SetTranscript, { id, transcript: btoa(binary) })).updateStudent.transcriptUrl;
}
