import { avatarOf, avatarSvg } from '../../chat/avatar.ts';
import './Avatar.css';

interface AvatarProps {
  /** The name of the person's key; without it, their nick's first character is all that is known. */
  readonly by: string | undefined;
  readonly nick: string;
  /** In pixels. */
  readonly size?: number;
}

/** What somebody is recognised by, beside their nick: it says nothing to who cannot see it. */
export function Avatar({ by, nick, size = 36 }: AvatarProps) {
  const style = { '--avatar-size': `${size}px`, ...(by !== undefined && { '--hue': avatarOf(by).hue }) };
  return (
    <span className={by === undefined ? 'Avatar Avatar-unknown' : 'Avatar'} style={style as object} aria-hidden="true">
      {by === undefined ? initialOf(nick) : <img src={pictureOf(by)} alt="" draggable={false} />}
    </span>
  );
}

const pictures = new Map<string, string>();
/** More people than are ever on a screen. */
const maxPictures = 500;

function pictureOf(by: string): string {
  const known = pictures.get(by);
  if (known !== undefined) return known;
  if (pictures.size >= maxPictures) pictures.clear();
  const picture = `data:image/svg+xml,${encodeURIComponent(avatarSvg(by))}`;
  pictures.set(by, picture);
  return picture;
}

function initialOf(nick: string): string {
  const [first = '?'] = nick;
  return first.toUpperCase();
}
