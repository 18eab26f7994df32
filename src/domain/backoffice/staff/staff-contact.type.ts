import { Field, ObjectType } from 'type-graphql';
import { Column } from '../../../read/declare/column.js';
import { Readable, Reads } from '../../../read/readable.js';
import { mediaUrl } from '../../files/media-url.js';
import { contacts } from '../visibility.js';

@ObjectType({
  description: 'A member of staff as students see them: the sales people, and whoever looks after the student. Its ids are those of Staff.',
  simpleResolvers: true,
})
@Readable({ model: 'Staff', visible: contacts })
export class StaffContact {
  @Column({ description: 'The staff id.' })
  id!: number;

  @Column()
  name!: string;

  @Column()
  email!: string;

  @Field(() => String, { nullable: true, description: 'Address of the WeChat QR code picture; null when there is none.' })
  @Reads(mediaUrl('qrCode'))
  qrCodeUrl!: string | null;
}
